import { z } from "zod";
import { defineOperation } from "@/lib/operation/define-operation";
import { idShape } from "@/lib/operation/shapes";
import { addWishlistItem } from "./add-wishlist-item";
import { removeWishlistItem } from "./remove-wishlist-item";
import { requireOwner } from "./require-owner";
import { ownerShape } from "./schema";
import { shareWishlist, unshareWishlist } from "./share-wishlist";

/** For pages alone: whose list it is, the request's cookie or session says. */
const itemInput = z.object({ owner: ownerShape, productId: idShape });
const itemOutput = z.object({ productId: idShape });
const ownerInput = z.object({ owner: ownerShape });

export const addWishlistItemOperation = defineOperation({
  name: "addWishlistItem",
  summary: "Put a product on the wishlist",
  access: "public",
  limit: "wishlist",
  input: itemInput,
  output: itemOutput,
  errors: ["not_found", "wishlist_full"],
  run: async (ctx, { owner, productId }) => {
    requireOwner(ctx, owner);
    await addWishlistItem(ctx, { owner, productId });
    return { productId };
  },
});

export const removeWishlistItemOperation = defineOperation({
  name: "removeWishlistItem",
  summary: "Take a product off the wishlist",
  access: "public",
  limit: "wishlist",
  input: itemInput,
  output: itemOutput,
  errors: ["not_found"],
  run: async (ctx, { owner, productId }) => {
    requireOwner(ctx, owner);
    await removeWishlistItem(ctx, { owner, productId });
    return { productId };
  },
});

export const shareWishlistOperation = defineOperation({
  name: "shareWishlist",
  summary: "Make the link at which others may look at the wishlist",
  access: "public",
  limit: "wishlist",
  input: ownerInput,
  output: z.object({ shareId: z.string() }),
  errors: ["not_found"],
  run: async (ctx, { owner }) => {
    requireOwner(ctx, owner);
    return { shareId: await shareWishlist(ctx, owner) };
  },
});

export const unshareWishlistOperation = defineOperation({
  name: "unshareWishlist",
  summary: "Take back the link to the wishlist",
  access: "public",
  limit: "wishlist",
  input: ownerInput,
  output: z.object({ shareId: z.null() }),
  errors: ["not_found"],
  run: async (ctx, { owner }) => {
    requireOwner(ctx, owner);
    await unshareWishlist(ctx, owner);
    return { shareId: null };
  },
});
