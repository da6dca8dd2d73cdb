import { eq } from "drizzle-orm";
import { pipelined } from "@/db/pipelined";
import { cartLine } from "@/db/schema/cart";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { changeCart } from "./change-cart";
import { MAX_CART_LINES, MAX_LINE_QUANTITY } from "./limits";
import { findVariantOnSale } from "./queries";
import { requireAvailable } from "./require-available";
import type { Cart } from "./schema";

/**
 * Puts `quantity` of a variant into the cart; a variant that is there already is summed. Locks the cart.
 *
 * @throws AppError `not_found` (cart), `variant_not_found` (unknown, without a price, or its product is
 * not on sale),
 * `insufficient_stock` with `available`, `cart_full`, `cart_completed`, `validation_failed` above 999 a line.
 */
export function addCartLine(
  ctx: Context,
  input: {
    cartId: string;
    variantId?: string | undefined;
    sku?: string | undefined;
    quantity: number;
    locale?: Locale | undefined;
  },
): Promise<Cart> {
  return changeCart(ctx, input, async (tx, cart) => {
    const [target, lines] = await pipelined(
      findVariantOnSale(tx.db, cart.currency, input),
      tx.db.select().from(cartLine).where(eq(cartLine.cartId, cart.id)),
    );
    if (!target) throw new AppError("variant_not_found");
    const existing = lines.find((line) => line.variantId === target.id);
    const quantity = (existing?.quantity ?? 0) + input.quantity;
    if (quantity > MAX_LINE_QUANTITY) throw tooMany(quantity);
    await requireAvailable(tx.db, cart, target, quantity);
    if (existing) {
      await tx.db.update(cartLine).set({ quantity }).where(eq(cartLine.id, existing.id));
      return;
    }
    if (lines.length >= MAX_CART_LINES)
      throw new AppError("cart_full", `A cart holds ${MAX_CART_LINES} lines`);
    await tx.db.insert(cartLine).values({ cartId: cart.id, variantId: target.id, quantity });
  });
}

function tooMany(quantity: number): AppError {
  const message = `at most ${MAX_LINE_QUANTITY} of one variant, this would be ${quantity}`;
  return new AppError("validation_failed", `quantity: ${message}`, {
    fields: [{ path: "quantity", code: "too_big", message }],
  });
}
