import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { getOutboxBacklog } from "./get-outbox-backlog";
import { outboxBacklogShape } from "./schema";

/** For the admin's page alone. */
export const getOutboxBacklogOperation = defineOperation({
  name: "getOutboxBacklog",
  summary: "What waits for the job service",
  access: { permission: "orders:read" },
  input: z.object({}),
  output: outboxBacklogShape,
  errors: [],
  run: getOutboxBacklog,
});
