import type { Db } from "@/db/client";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { type EvaluatedCart, evaluateCart } from "@/lib/promotion/evaluate-cart";
import { calculateManualDiscount, type ManualDiscount } from "@/lib/promotion/manual-discount";
import type { CodeRow, PromotionRow } from "@/lib/promotion/queries";
import type { PriceTrace } from "@/lib/promotion/schema";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import type { PricedCartLine } from "./load-cart-lines";
import type { CartRow } from "./queries";

type Options = {
  /** Null: no method is chosen. */
  shippingMinor?: number | null;
  /** Of the checkout; else the one that the cart remembers. */
  email?: string | undefined;
  /** A code that is weighed without being in the cart. */
  further?: { code: CodeRow; promotion: PromotionRow };
  /** In which promotions are called by their name. */
  locale?: Locale | undefined;
  /** Of a draft order. */
  discount?: ManualDiscount | null | undefined;
};

/**
 * What promotions do to a cart now, and what staff take off on top. Lines that are not for sale count nothing; to lines
 * whose price staff have agreed, promotions do nothing either.
 */
export async function promoteCart(
  db: Db,
  cart: CartRow,
  lines: readonly PricedCartLine[],
  { shippingMinor = null, email, further, discount, locale = defaultLocale }: Options = {},
): Promise<EvaluatedCart> {
  const evaluated = await evaluateCart(
    db,
    {
      cartRowId: cart.id,
      currency: cart.currency,
      customerId: cart.customerId,
      email: email ?? cart.email,
      shippingMinor,
      locale,
      requiresShipping: lines.some(({ row }) => row.variant.requiresShipping),
      lines: lines.flatMap(({ row, quantity, unitPriceMinor }) =>
        unitPriceMinor === null || row.line.agreedPriceMinor !== null
          ? []
          : [
              {
                key: row.line.id,
                productId: row.product.id,
                title: row.product.title,
                unitPriceMinor,
                quantity,
                reduced: (row.price?.compareAtMinor ?? 0) > unitPriceMinor,
              },
            ],
      ),
    },
    further,
  );
  const agreed = lines.filter(({ row }) => row.line.agreedPriceMinor !== null);
  if (!discount && agreed.length === 0) return evaluated;
  return addByHand(evaluated, cart, lines, discount ?? null);
}

/** What staff have decided, beside what promotions do. */
function addByHand(
  evaluated: EvaluatedCart,
  cart: CartRow,
  lines: readonly PricedCartLine[],
  discount: ManualDiscount | null,
): EvaluatedCart {
  const left = lines.flatMap(({ row, quantity, unitPriceMinor }) => {
    const key = row.line.id;
    const cost = (unitPriceMinor ?? 0) * quantity - (evaluated.discountOf.get(key) ?? 0);
    return unitPriceMinor === null ? [] : [{ key, leftMinor: cost }];
  });
  const manual = discount ? calculateManualDiscount(left, discount, chargeStepMinor(cart.currency)) : null;
  const discountOf = new Map(evaluated.discountOf);
  for (const { key, amountMinor } of manual?.lines ?? []) {
    discountOf.set(key, (discountOf.get(key) ?? 0) + amountMinor);
  }
  return {
    ...evaluated,
    manual,
    discountOf,
    discountMinor: evaluated.discountMinor + (manual?.amountMinor ?? 0),
    trace: {
      ...evaluated.trace,
      lines: lines.flatMap((line) => toTracedLine(line, discountOf) ?? []),
      manual: manual && {
        ...manual,
        lines: manual.lines.map(({ key, amountMinor }) => ({ lineId: key, amountMinor })),
      },
    },
  };
}

function toTracedLine(
  { row, quantity, unitPriceMinor }: PricedCartLine,
  discountOf: ReadonlyMap<string, number>,
): PriceTrace["lines"][number] | null {
  if (unitPriceMinor === null) return null;
  const { id, agreedPriceMinor, agreedPriceReason: reason } = row.line;
  const agreed =
    agreedPriceMinor === null ? null : { listPriceMinor: row.price?.amountMinor ?? null, reason };
  return {
    lineId: id,
    title: row.product.title,
    unitPriceMinor,
    reduced: agreed === null && (row.price?.compareAtMinor ?? 0) > unitPriceMinor,
    quantity,
    subtotalMinor: unitPriceMinor * quantity,
    discountMinor: discountOf.get(id) ?? 0,
    agreed,
  };
}
