import { and, asc, eq, notInArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orderLine, shippingLine } from "@/db/schema/order";
import { dispute, payment, refund, refundLine } from "@/db/schema/payment";
import { AppError } from "@/lib/errors/app-error";
import { moveOrderLines } from "@/lib/inventory/move-order-lines";
import { returnOrderLines } from "@/lib/inventory/return-order-lines";
import type { Context } from "@/lib/operation/context";
import { showOrder } from "@/lib/order/get-order";
import { lockOrder, type OrderRow, selectOrderMoves, selectOrderProgress } from "@/lib/order/queries";
import { toCover, toRestock, toReturnFacts } from "@/lib/order/return-rules";
import { toFulfill } from "@/lib/order/rules";
import type { Order } from "@/lib/order/schema";
import { sumOf } from "@/lib/order/to-fulfillment-facts";
import { askProvider } from "./ask-provider";
import type { PaymentRow } from "./queries";
import { reserveRefund, sendRefund } from "./refund-payment";
import { calculateLineRefund } from "./refund-rules";
import type { RefundInput } from "./refund-schema";

/** Disputes that leave the money with the shop. */
const OVER = ["won", "warning_closed", "prevented"];

type PlannedLine = {
  orderLineId: string;
  quantity: number;
  amountMinor: number;
  removed: number;
  restocked: number;
  returned: number;
};

/** A refund of what a return has brought: none of its units still has to leave, nor goes into stock again. */
export type ReturnedGoods = {
  /** Runs in the refund's transaction, under the order's lock, with the money set aside. What it throws undoes both. */
  claim: (ctx: Context, refundId: string) => Promise<void>;
};

/**
 * Gives money of an order back: an amount, lines with their shares, or all that is left. The money is set aside under
 * the order's lock before the provider is asked, so that refunds at the same time can never give back more than was
 * captured. Units that have not left are taken out of what must leave, and their stock is free again; units that have
 * left come back into stock where `restock` says so, unless a return brings them: it puts them there itself. Locks the
 * order, the payment, then stock levels in id order.
 *
 * @param goods where the lines are what a return has brought.
 * @throws AppError `not_found`; `conflict` (fewer units are left); `refund_exceeds_payment` with `refundable`;
 * `payment_disputed`; `payment_unavailable`: the refund stays set aside, and is sent later.
 */
export async function refundOrder(ctx: Context, input: RefundInput, goods?: ReturnedGoods): Promise<Order> {
  const refundId = await ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    const row = await lockOrder(tx, input.orderId);
    const begun = await findBegunRefund(tx, ctx.requestKey);
    if (begun) return begun;
    if (input.amount && input.amount.currency !== row.currency)
      throw new AppError("validation_failed", `amount: the order is in ${row.currency}`);
    const { lines, amountMinor } = await planRefund(tx, row, input, goods);
    const paid = await findRefundable(tx, row, amountMinor);
    const wanted = amountMinor ?? keptOf(paid);
    const id = await reserveRefund(inTx, {
      paymentId: paid.id,
      amountMinor: wanted,
      reason: input.reason,
      requestKey: ctx.requestKey,
    });
    await moveGoods(inTx, row.id, { refundId: id, lines });
    await goods?.claim(inTx, id);
    return id;
  });
  await askProvider(() => sendRefund(ctx, refundId));
  return showOrder(ctx, input.orderId);
}

/** What the same request set aside before it was cut off. */
async function findBegunRefund(db: Db, requestKey: string | undefined): Promise<string | null> {
  if (requestKey === undefined) return null;
  const [row] = await db.select({ id: refund.id }).from(refund).where(eq(refund.requestKey, requestKey));
  return row?.id ?? null;
}

/** @returns `amountMinor` null for all that is left. */
async function planRefund(
  db: Db,
  row: OrderRow,
  input: RefundInput,
  goods: ReturnedGoods | undefined,
): Promise<{ lines: PlannedLine[]; amountMinor: number | null }> {
  if (!input.lines) return { lines: [], amountMinor: input.amount?.amount ?? null };
  const rows = await db.select().from(orderLine).where(eq(orderLine.orderId, row.id));
  const moves = await selectOrderMoves(db, row.id);
  const { refundLines } = moves;
  const progress = new Map((await selectOrderProgress(db, row.id)).map((line) => [line.id, line]));
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of input.lines) wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  const lines = [...wanted].map(([orderLineId, quantity]) => {
    const line = rows.find(({ id }) => id === orderLineId);
    const facts = progress.get(orderLineId);
    if (!line || !facts) throw new AppError("not_found", "The order has no such line");
    const refundedQuantity = sumOf(refundLines, orderLineId, "quantity");
    const refundedMinor = sumOf(refundLines, orderLineId, "amountMinor");
    const amountMinor = calculateLineRefund({ ...line, refundedQuantity, refundedMinor }, quantity);
    if (amountMinor === null) {
      const left = line.quantity - refundedQuantity;
      throw new AppError("conflict", `${left} of this line can be given back, not ${quantity}`, {
        details: { lineId: orderLineId, left },
      });
    }
    const removed = goods ? 0 : Math.min(quantity, toFulfill(facts));
    const back = toReturnFacts(moves, orderLineId);
    const returned = Math.min(quantity - removed, toCover(back));
    if (goods && returned < quantity)
      throw new AppError("conflict", "The money for what this return brought was given back already");
    const restocked = input.restock ? Math.min(quantity - removed - returned, toRestock(back)) : 0;
    return { orderLineId, quantity, amountMinor, removed, restocked, returned };
  });
  const shippingMinor = input.shipping ? await findShippingMinor(db, row) : 0;
  return { lines, amountMinor: lines.reduce((sum, line) => sum + line.amountMinor, shippingMinor) };
}

/** What the shopper paid for the shipping. */
async function findShippingMinor(db: Db, row: OrderRow): Promise<number> {
  const [line] = await db.select().from(shippingLine).where(eq(shippingLine.orderId, row.id));
  return row.shippingMinor + (row.taxIncluded ? 0 : (line?.taxMinor ?? 0));
}

/**
 * The payment that the money came by, locked.
 *
 * @param amountMinor null: all that it keeps.
 */
async function findRefundable(db: Db, row: OrderRow, amountMinor: number | null): Promise<PaymentRow> {
  const payments = await db
    .select()
    .from(payment)
    .where(and(eq(payment.orderId, row.id), eq(payment.status, "captured")))
    .orderBy(asc(payment.attempt))
    .for("update");
  const paid = payments.toSorted((a, b) => keptOf(b) - keptOf(a))[0];
  const kept = paid ? keptOf(paid) : 0;
  if (!paid || kept === 0 || (amountMinor !== null && (amountMinor > kept || amountMinor === 0))) {
    throw new AppError("refund_exceeds_payment", undefined, {
      details: { refundable: { amount: kept, currency: row.currency } },
    });
  }
  const disputes = await db
    .select({ id: dispute.id })
    .from(dispute)
    .where(and(eq(dispute.paymentId, paid.id), notInArray(dispute.status, OVER)))
    .limit(1);
  if (disputes.length > 0) throw new AppError("payment_disputed");
  return paid;
}

const keptOf = ({ capturedMinor, refundedMinor, refundPendingMinor }: PaymentRow): number =>
  capturedMinor - refundedMinor - refundPendingMinor;

async function moveGoods(
  ctx: Context,
  orderId: string,
  { refundId, lines }: { refundId: string; lines: PlannedLine[] },
): Promise<void> {
  if (lines.length === 0) return;
  await ctx.db.insert(refundLine).values(lines.map((line) => ({ ...line, refundId })));
  const parts = (quantityOf: (line: PlannedLine) => number) =>
    lines
      .map((line) => ({ orderLineId: line.orderLineId, quantity: quantityOf(line) }))
      .filter(({ quantity }) => quantity > 0);
  await moveOrderLines(ctx, orderId, { kind: "deallocate", lines: parts(({ removed }) => removed) });
  await returnOrderLines(
    ctx,
    orderId,
    parts(({ restocked }) => restocked),
  );
}
