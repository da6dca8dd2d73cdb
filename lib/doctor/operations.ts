import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { runDoctor } from "./run-doctor";
import { doctorReportShape } from "./schema";

export const getDoctorReportOperation = defineOperation({
  name: "getDoctorReport",
  summary: "Whether everything holds that must: stock, money, orders, effects",
  access: { permission: "orders:read" },
  rest: { method: "GET", path: "/admin/doctor", tag: "Operation" },
  input: z.object({}),
  output: doctorReportShape,
  errors: [],
  run: async (ctx) => ({
    data: (await runDoctor(ctx)).map(({ check: { name, explains, repair }, ...found }) => ({
      check: name,
      explains,
      repair: repair?.does ?? null,
      ...found,
    })),
  }),
});
