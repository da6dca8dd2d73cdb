import { z } from "zod";
import { timestampShape } from "@/lib/operation/shapes";

export const outboxBacklogShape = z.object({
  waiting: z.int().describe("Effects that were not handed over yet"),
  refused: z.int().describe("Of these, such as the job service has refused"),
  oldestAt: timestampShape.nullable(),
  lastError: z.string().nullable().describe("Why the latest of them was refused"),
});
export type OutboxBacklog = z.infer<typeof outboxBacklogShape>;
