import { z } from "zod";
import { cursorShape, idShape, limitShape, timestampShape } from "@/lib/operation/shapes";

const deadLetterStates = ["dead", "retried", "succeeded", "dismissed"] as const;
export type DeadLetterState = (typeof deadLetterStates)[number];

export const deadLetterShape = z.object({
  id: idShape,
  job: z.string(),
  event: z.object({
    id: z.string(),
    name: z.string(),
    data: z.record(z.string(), z.unknown()).describe("Ids only"),
  }),
  error: z.string().describe("Of the latest failure"),
  attempts: z.int().describe("Over all runs"),
  firstFailedAt: timestampShape,
  lastFailedAt: timestampShape,
  state: z.enum(deadLetterStates).describe("`retried`: its event was sent again, and nothing is known yet"),
  retriedAt: timestampShape.nullable(),
  resolvedAt: timestampShape.nullable(),
  resolvedBy: z.string().nullable(),
  reason: z.string().nullable().describe("Why it was dismissed"),
});
export type DeadLetter = z.infer<typeof deadLetterShape>;

export const listDeadLettersInput = z.object({
  open: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional()
    .describe("Those that nobody has dealt with, or the others; all where absent"),
  cursor: cursorShape.optional(),
  limit: limitShape,
});
export type ListDeadLettersInput = z.output<typeof listDeadLettersInput>;

export const deadLetterInput = z.object({ deadLetterId: idShape });

export const dismissDeadLetterInput = deadLetterInput.extend({
  reason: z.string().trim().min(1, "Say why").max(500),
});
