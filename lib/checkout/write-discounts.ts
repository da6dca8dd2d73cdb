import type { Db } from "@/db/client";
import { pipelined } from "@/db/pipelined";
import { orderAdjustment, orderPriceTrace } from "@/db/schema/order";
import type { EvaluatedCart } from "@/lib/promotion/evaluate-cart";

type AdjustmentDraft = typeof orderAdjustment.$inferInsert;

/**
 * What was taken off, share by share, and why; an order that no promotion was weighed for, and whose prices nobody has
 * set, has no trace.
 */
export async function writeDiscounts(
  db: Db,
  orderId: string,
  lineIds: ReadonlyMap<string, string>,
  { adjustments, manual, trace }: EvaluatedCart,
): Promise<void> {
  const rows = adjustments.flatMap(({ promotion, amountMinor, lines }): AdjustmentDraft[] => {
    const { id: promotionId, label, code, stackingGroup: kind } = promotion;
    const base = { orderId, kind, label, promotionId, code };
    if (kind === "shipping") return [{ ...base, orderLineId: null, amountMinor }];
    return lines.map((share) => ({
      ...base,
      orderLineId: idOf(lineIds, share.key),
      amountMinor: share.amountMinor,
    }));
  });
  for (const { key, amountMinor } of manual?.lines ?? []) {
    const orderLineId = idOf(lineIds, key);
    rows.push({ orderId, orderLineId, kind: "order", label: manual?.reason ?? "", amountMinor });
  }
  const inserts: PromiseLike<unknown>[] = rows.length > 0 ? [db.insert(orderAdjustment).values(rows)] : [];
  const isPlain = trace.promotions.length === 0 && !manual && trace.lines.every(({ agreed }) => !agreed);
  if (!isPlain)
    inserts.push(db.insert(orderPriceTrace).values({ orderId, trace: toOwnTrace(trace, lineIds) }));
  await pipelined(...inserts);
}

/** With the order's lines in place of the cart's. */
function toOwnTrace(
  trace: EvaluatedCart["trace"],
  lineIds: ReadonlyMap<string, string>,
): EvaluatedCart["trace"] {
  const named = <Line extends { lineId: string }>(line: Line) => ({
    ...line,
    lineId: idOf(lineIds, line.lineId),
  });
  return {
    ...trace,
    lines: trace.lines.map(named),
    promotions: trace.promotions.map((entry) => ({ ...entry, lines: entry.lines.map(named) })),
    manual: trace.manual && { ...trace.manual, lines: trace.manual.lines.map(named) },
  };
}

/** The order line that a cart line became. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no order line for cart line ${key}`);
  return id;
}
