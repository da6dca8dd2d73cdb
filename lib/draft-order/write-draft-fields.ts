import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { cartLine } from "@/db/schema/cart";
import { variant } from "@/db/schema/catalog";
import type { CartRow } from "@/lib/cart/queries";
import { AppError } from "@/lib/errors/app-error";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import { type DraftRow, selectDraftLines, selectSellable } from "./queries";
import type { DraftFields, DraftLineInput } from "./schema";

/**
 * Replaces the lines of a draft's cart, where they are named. The caller holds the cart's lock.
 *
 * @param current the draft, where there is one: another mail address ends its link.
 * @returns the columns of the other fields; what is not named stays.
 * @throws AppError `variant_not_found` with `variantIds`: unknown, not on sale, or without price and agreed price;
 * `validation_failed` for another currency than the shop's, and for an amount that the provider cannot charge.
 */
export async function writeDraftFields(
  db: Db,
  cart: CartRow,
  { lines, discount, ...fields }: DraftFields,
  current?: DraftRow,
): Promise<Partial<DraftRow>> {
  if (lines) await replaceLines(db, cart, lines);
  const columns = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const reached = fields.email?.toLowerCase() ?? current?.email.toLowerCase();
  // Whoever got the mail is no longer meant: the link is over, and a new one comes with the next mail.
  const unsent =
    current?.linkHash && reached !== current.email.toLowerCase()
      ? { status: "open" as const, linkHash: null, linkEndsAt: null }
      : {};
  return { ...columns, ...toDiscountColumns(cart, discount), ...unsent };
}

function toDiscountColumns(cart: CartRow, discount: DraftFields["discount"]): Partial<DraftRow> {
  if (discount === undefined) return {};
  if (discount?.amount) requireAmount(cart, "discount.amount", discount.amount);
  return {
    discountPpm: discount?.percentPpm ?? null,
    discountMinor: discount?.amount?.amount ?? null,
    discountReason: discount?.reason ?? "",
  };
}

async function replaceLines(db: Db, cart: CartRow, lines: readonly DraftLineInput[]): Promise<void> {
  await requireSellable(db, cart, lines);
  const before = new Map((await selectDraftLines(db, cart.id)).map((line) => [line.variantId, line]));
  const wanted = new Set(lines.map(({ variantId }) => variantId));
  const gone = [...before.values()].filter(({ variantId }) => !wanted.has(variantId)).map(({ id }) => id);
  if (gone.length > 0) await db.delete(cartLine).where(inArray(cartLine.id, gone));
  for (const { variantId, quantity, unitPrice, priceReason } of lines) {
    const values = {
      quantity,
      agreedPriceMinor: unitPrice?.amount ?? null,
      agreedPriceReason: unitPrice ? priceReason : "",
    };
    const existing = before.get(variantId);
    if (!existing) await db.insert(cartLine).values({ cartId: cart.id, variantId, ...values });
    else if (!isSame(existing, values))
      await db.update(cartLine).set(values).where(eq(cartLine.id, existing.id));
  }
}

type LineValues = Pick<typeof cartLine.$inferSelect, "quantity" | "agreedPriceMinor" | "agreedPriceReason">;

const isSame = (a: LineValues, b: LineValues) =>
  a.quantity === b.quantity &&
  a.agreedPriceMinor === b.agreedPriceMinor &&
  a.agreedPriceReason === b.agreedPriceReason;

async function requireSellable(db: Db, cart: CartRow, lines: readonly DraftLineInput[]): Promise<void> {
  for (const [index, { unitPrice }] of lines.entries()) {
    if (unitPrice) requireAmount(cart, `lines.${index}.unitPrice`, unitPrice);
  }
  const ids = lines.map(({ variantId }) => variantId);
  const rows = await selectSellable(db, cart.currency, inArray(variant.id, ids), ids.length);
  const priced = new Map(rows.map((row) => [row.variant.id, row.priceMinor !== null]));
  const missing = lines.filter(
    ({ variantId, unitPrice }) => !priced.has(variantId) || (!priced.get(variantId) && !unitPrice),
  );
  if (missing.length === 0) return;
  throw new AppError("variant_not_found", "Something of it is not for sale", {
    details: { variantIds: missing.map(({ variantId }) => variantId) },
  });
}

function requireAmount(cart: CartRow, path: string, amount: { amount: number; currency: string }): void {
  const step = chargeStepMinor(cart.currency);
  const message =
    amount.currency !== cart.currency
      ? `in ${cart.currency}`
      : amount.amount % step !== 0
        ? `a multiple of ${step}: the payment provider charges no less`
        : null;
  if (message === null) return;
  throw new AppError("validation_failed", `${path}: ${message}`, {
    fields: [{ path, code: "invalid", message }],
  });
}
