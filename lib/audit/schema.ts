import { z } from "zod";
import { cursorShape, idShape, limitShape, timestampShape } from "@/lib/operation/shapes";

const day = z.iso.date();

const valuesShape = z
  .record(z.string(), z.unknown())
  .describe("By column; in full where a row was made or deleted");

export const auditEntryShape = z.object({
  id: idShape,
  at: timestampShape,
  operation: z.string().describe("Name of the operation, or `job:…`, `timer:…`, `doctor:…`"),
  actor: z.object({
    type: z.enum(["staff", "key", "system"]),
    id: z.string(),
    name: z.string().describe("As ledgers show it: `staff:…`, `key:…`, `system:…`"),
  }),
  address: z.string().nullable().describe("Network peer; null for what runs by itself"),
  requestId: z.string().describe("One request may leave several entries, one for each transaction"),
  sequence: z.int().nullable().describe("Place in the sealed chain; null for some seconds"),
  changeCount: z.int(),
  changes: z
    .array(
      z.object({
        table: z.string(),
        key: z.string(),
        action: z.enum(["insert", "update", "delete", "more"]).describe("`more`: the rest was not kept"),
        subject: z.object({ type: z.string(), id: z.string() }).describe("In whose history it belongs"),
        before: valuesShape.nullable(),
        after: valuesShape.nullable(),
        erased: z.boolean(),
      }),
    )
    .max(50)
    .describe("The first 50"),
});
export type AuditEntry = z.infer<typeof auditEntryShape>;

export const listAuditEntriesInput = z.object({
  actor: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .optional()
    .describe("`staff:<mail address>`, `key:<name>`, `system:<name>`, or what stands behind the colon"),
  operation: z.string().trim().min(1).max(100).optional(),
  object: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Id of a product, order, customer, promotion …; handle of a page; key of a setting"),
  from: day.optional().describe("First day, UTC"),
  to: day.optional().describe("Last day, UTC"),
  cursor: cursorShape.optional(),
  limit: limitShape,
});
export type ListAuditEntriesInput = z.output<typeof listAuditEntriesInput>;
