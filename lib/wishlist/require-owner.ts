import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import type { WishlistOwner } from "./schema";

/**
 * Whose list an operation is about, the door says; a customer's is nobody else's all the same.
 *
 * @throws AppError `not_found`.
 */
export function requireOwner({ actor }: Context, owner: WishlistOwner): void {
  if ("wishlistId" in owner) return;
  if (actor.type === "customer" && actor.customerId === owner.customerId) return;
  throw new AppError("not_found", "There is no such wishlist");
}
