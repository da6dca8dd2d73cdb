import { addAsMany } from "@/lib/cart/add-as-many";
import { addPromotionCode } from "@/lib/cart/add-promotion-code";
import { getCart } from "@/lib/cart/get-cart";
import { loadCartLines } from "@/lib/cart/load-cart-lines";
import { AppError } from "@/lib/errors/app-error";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { listCartCodes } from "@/lib/promotion/queries";
import { selectReminderByToken } from "./queries";

/**
 * Puts what lies in the cart of a reminder into the browser's own, as far as it can be had, and its promotion codes, as
 * far as they help. The cart of the reminder itself is only read: whoever was forwarded the mail cannot change what
 * somebody else is about to buy. What lies in one's own already stays as it is, so that on the same device, where both
 * are one, nothing changes.
 *
 * @returns whether all of it is in the cart now, and can be bought as it lies there.
 * @throws AppError `not_found` (reminder, or cart), `cart_completed`.
 */
export async function resumeCheckout(
  ctx: Context,
  { cartId, token }: { cartId: string; token: string },
): Promise<{ complete: boolean }> {
  const found = await selectReminderByToken(ctx.db, token);
  if (!found) throw new AppError("not_found", "There is no such reminder");
  const wanted = await loadCartLines(ctx.db, found.cart);
  const own = new Map((await getCart(ctx, { cartId })).lines.map((line) => [line.variantId, line]));
  let complete = true;
  for (const { row, quantity } of wanted) {
    const present = own.get(row.variant.id);
    if (present?.problem) complete = false;
    if (present) continue;
    const added = await addAsMany(ctx, { cartId, variantId: row.variant.id, quantity });
    if (added < quantity) complete = false;
  }
  for (const code of await listCartCodes(ctx.db, found.cart.id)) await addCode(ctx, { cartId, code });
  return { complete };
}

/** A code that no longer helps is left behind: the cart shows what it costs without. */
async function addCode(ctx: Context, input: { cartId: string; code: string }): Promise<void> {
  try {
    await addPromotionCode(ctx, input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ code: error.code }, "a promotion code of a reminder's cart was left behind");
  }
}
