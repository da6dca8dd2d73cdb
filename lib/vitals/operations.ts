import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { listVitals } from "./list-vitals";
import { vitalsReportShape } from "./schema";

/** For the admin's page: what visitors' browsers measured. */
export const listVitalsOperation = defineOperation({
  name: "listVitals",
  summary: "Web Vitals of the last days, for each kind of page and device",
  access: { permission: "products:read" },
  input: z.object({ days: z.number().int().min(1).max(90).default(28) }),
  output: vitalsReportShape,
  errors: [],
  run: listVitals,
});
