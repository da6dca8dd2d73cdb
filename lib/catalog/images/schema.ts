import { z } from "zod";
import { idShape } from "@/lib/operation/shapes";
import { imageShape } from "../schema";

export const MAX_PICTURES = 30;
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
/** All pictures of one form together; `next.config.ts` lets that much in. */
export const MAX_UPLOAD_BYTES = 30 * 1024 * 1024;
/** What a file dialog offers; what a file really is, its bytes tell. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp,image/avif,image/gif";

const MEGABYTE = 1024 * 1024;
const megabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(1)} MB`;

export const fileTooLarge = ({ name, size }: File) =>
  `${name} has ${megabytes(size)}: a picture may have at most ${MAX_PICTURE_BYTES / MEGABYTE} MB`;
export const uploadTooLarge = (bytes: number) =>
  `These pictures have ${megabytes(bytes)} together: send at most ${MAX_UPLOAD_BYTES / MEGABYTE} MB at once`;

const fileShape = z
  .file("Choose a picture")
  .min(1, { error: ({ input }) => `${(input as File).name} is empty` })
  .max(MAX_PICTURE_BYTES, { error: ({ input }) => fileTooLarge(input as File) });

const altShape = z.string().trim().max(500, "At most 500 characters");
const versionShape = z.int().min(1).optional().describe("Of the product; or the header If-Match");

const addShape = {
  productId: idShape,
  alt: altShape.default("").describe("What the picture shows, for those who do not see it"),
  variantId: idShape.nullable().optional().describe("The variant that it shows; none: the whole product"),
};

export const addProductImageInput = z
  .object({
    ...addShape,
    expectedVersion: z.coerce.number().int().min(1).optional().describe("Or the header If-Match"),
    file: fileShape.optional().describe("JPEG, PNG, WebP, AVIF or GIF (its first frame), at most 10 MB"),
    url: z
      .url({ protocol: /^https?$/, error: "Give an address that begins with https://" })
      .max(2000)
      .optional()
      .describe("Where a job fetches the picture; until then its status is pending"),
  })
  .refine((input) => (input.file === undefined) !== (input.url === undefined), {
    path: ["file"],
    message: "Send either a file, as multipart/form-data, or a url",
  });

export const addProductImagesInput = z.object({
  ...addShape,
  files: z
    .array(fileShape, "Choose at least one picture")
    .min(1)
    .max(MAX_PICTURES, `At most ${MAX_PICTURES} pictures at once`),
});

export const updateProductImageInput = z.object({
  productId: idShape,
  imageId: idShape,
  expectedVersion: versionShape,
  alt: altShape.optional(),
  position: z.int().min(1, "The first place is 1").max(1000).optional().describe("1 is the first"),
  variantId: idShape.nullable().optional().describe("Null: the whole product"),
});
export type UpdateProductImage = z.output<typeof updateProductImageInput>;

export const removeProductImageInput = z.object({
  productId: idShape,
  imageId: idShape,
  // A URL and a form carry text.
  expectedVersion: z.coerce.number().int().min(1).optional().describe("Or the header If-Match"),
});
export type RemoveProductImage = z.output<typeof removeProductImageInput>;

const productImage = z.object({
  id: idShape,
  position: z.int(),
  alt: z.string(),
  variantId: idShape.nullable(),
  status: z
    .enum(["pending", "ready", "failed"])
    .describe("pending: still to be fetched. failed: given up. Only what is ready shows in the shop"),
  problem: z.string().nullable().describe("Why it could not be fetched so far"),
  ...imageShape.pick({ renditions: true }).shape,
  url: imageShape.shape.url.nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type ProductImage = z.infer<typeof productImage>;

const version = z.int().describe("Of the product, raised by every edit; send it as If-Match");

export const productImageShape = productImage.extend({ version });
export type EditedImage = z.infer<typeof productImageShape>;
export const productImageListShape = z.object({ data: z.array(productImage), version });
export type ProductImageList = z.infer<typeof productImageListShape>;
