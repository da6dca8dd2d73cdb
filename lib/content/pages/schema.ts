import { z } from "zod";
import { imageShape } from "@/lib/catalog/schema";
import { handleShape, idShape, timestampShape } from "@/lib/operation/shapes";

const kindShape = z
  .enum(["page", "story"])
  .describe("A story is announced on the home page, with its summary and its picture");

const pageFields = {
  title: z.string().trim().min(1, "A page needs a title").max(200),
  summary: z.string().trim().max(400).describe("A sentence or two, where the page is announced"),
  bodyHtml: z.string().max(100_000).describe("HTML; what no page may hold is taken out"),
  kind: kindShape,
  imageId: idShape.nullable().describe("A stored picture, such as one of a product"),
  position: z.int().min(0).max(10_000).describe("Pages stand in this order"),
};

export const addPageInput = z.object({
  handle: handleShape,
  title: pageFields.title,
  bodyHtml: pageFields.bodyHtml,
  summary: pageFields.summary.default(""),
  kind: pageFields.kind.default("page"),
  imageId: pageFields.imageId.default(null),
  position: pageFields.position.default(0),
});
export type AddPage = z.output<typeof addPageInput>;

export const updatePageInput = z.object({
  handle: handleShape,
  expectedUpdatedAt: timestampShape.optional().describe("As it was read: an edit in between is refused"),
  ...z.object(pageFields).partial().shape,
});
export type UpdatePage = z.output<typeof updatePageInput>;

export const adminPageShape = z.object({
  handle: handleShape,
  title: z.string(),
  summary: z.string(),
  bodyHtml: z.string(),
  kind: kindShape,
  position: z.int(),
  image: imageShape.extend({ id: idShape }).nullable(),
  updatedAt: timestampShape,
});
export type AdminPage = z.infer<typeof adminPageShape>;
