import { and, eq, isNull } from "drizzle-orm";
import { price, priceChange } from "@/db/schema/pricing";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";

/**
 * Sets the shop's own price of a variant. Writes the price and, when it changes, the append-only history. The
 * caller refreshes the listing and invalidates the pages.
 *
 * @param compareAtMinor the price before a reduction; null: not reduced.
 * @returns whether anything changed.
 * @throws AppError `validation_failed` when the former price is below the new one, or when the payment
 * provider could not charge the new one to the unit.
 */
export async function setPrice(
  ctx: Context,
  input: { variantId: string; currency: string; amountMinor: number; compareAtMinor: number | null },
): Promise<boolean> {
  const { variantId, currency, amountMinor, compareAtMinor } = input;
  if (compareAtMinor !== null && compareAtMinor < amountMinor) {
    throw new AppError("validation_failed", "compareAtPrice: must not be below the price", {
      fields: [{ path: "compareAtPrice", code: "too_small", message: "must not be below the price" }],
    });
  }
  requireChargeable(amountMinor, currency);
  const own = and(
    eq(price.variantId, variantId),
    eq(price.currency, currency),
    isNull(price.priceListId),
    isNull(price.startsAt),
    eq(price.minQuantity, 1),
  );
  const [current] = await ctx.db.select().from(price).where(own).for("update");
  if (current?.amountMinor === amountMinor && current.compareAtMinor === compareAtMinor) return false;
  if (current) {
    await ctx.db.update(price).set({ amountMinor, compareAtMinor }).where(eq(price.id, current.id));
  } else {
    await ctx.db.insert(price).values({ variantId, currency, amountMinor, compareAtMinor });
  }
  await ctx.db
    .insert(priceChange)
    .values({ variantId, currency, amountMinor, compareAtMinor, actor: actorName(ctx.actor) });
  return true;
}

function requireChargeable(amountMinor: number, currency: string): void {
  const step = chargeStepMinor(currency);
  if (amountMinor % step === 0) return;
  const message = `must be a multiple of ${step} in ${currency}`;
  throw new AppError("validation_failed", `price: ${message}`, {
    fields: [{ path: "price", code: "not_multiple_of", message }],
  });
}
