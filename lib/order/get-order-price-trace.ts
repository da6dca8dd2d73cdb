import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { type PriceTrace, priceTraceShape } from "@/lib/promotion/schema";
import { findOrderRow, findPriceTrace, selectOrderParts } from "./queries";

/**
 * Why an order costs what it costs, as it was placed: later edits of promotions do not change it. Where no promotion
 * was weighed, its lines alone answer. @throws AppError `not_found`.
 */
export async function getOrderPriceTrace(
  ctx: Context,
  { orderId }: { orderId: string },
): Promise<PriceTrace> {
  const row = await findOrderRow(ctx.db, orderId);
  if (!row) throw new AppError("not_found", "There is no such order");
  const stored = await findPriceTrace(ctx.db, orderId);
  if (stored) return priceTraceShape.parse(stored);
  const { lines } = await selectOrderParts(ctx.db, orderId);
  return {
    at: row.placedAt.toISOString(),
    currency: row.currency,
    lines: lines.map(({ line }) => ({
      lineId: line.id,
      title: line.title,
      unitPriceMinor: line.unitPriceMinor,
      reduced: false,
      quantity: line.quantity,
      subtotalMinor: line.subtotalMinor,
      discountMinor: line.discountMinor,
      agreed: null,
    })),
    shippingMinor: row.shippingMinor,
    promotions: [],
    manual: null,
  };
}
