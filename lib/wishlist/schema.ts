import { z } from "zod";
import type { Image, ProductSummary } from "@/lib/catalog/schema";
import { capabilityPattern } from "@/lib/ids/capability";
import { handleShape, idShape, timestampShape } from "@/lib/operation/shapes";

const capabilityShape = z.string().regex(capabilityPattern);

/** Whose list it is: of the browser that holds its id, or of a signed-in customer. */
export const ownerShape = z.union([
  z.object({ wishlistId: capabilityShape }),
  z.object({ customerId: idShape }),
]);
export type WishlistOwner = z.infer<typeof ownerShape>;

const wishlistItemShape = z.object({
  productId: idShape,
  variantId: idShape.nullable().describe("The variant that was chosen; null where none was"),
  handle: handleShape,
  title: z.string(),
  onSale: z.boolean().describe("False once the product was archived"),
  addedAt: timestampShape,
});
export type WishlistItem = z.infer<typeof wishlistItemShape>;

export type Wishlist = { items: WishlistItem[]; shareId: string | null };

/** An entry as pages show it. */
export type WishlistCard = WishlistItem & {
  /** As lists show it, at today's price; null once it is not on sale. */
  summary: ProductSummary | null;
  image: Image | null;
  /** What is put into the cart without a choice; null where there is one to make. */
  onlyVariantId: string | null;
};
