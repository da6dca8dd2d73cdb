import { eq, sql } from "drizzle-orm";
import { payment, refund } from "@/db/schema/payment";
import { log } from "@/lib/log/log";
import { actorName, type Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { lockOrder } from "@/lib/order/queries";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { findRefusal } from "@/lib/vendors/stripe";
import { createRefund, findRefund, type RefundAnswer, retrieveRefund } from "@/lib/vendors/stripe-refund";

/** The provider forgets keys after a day: well before that, it is asked what it has instead. */
const KEY_LIFETIME_MS = 12 * 60 * 60 * 1000;

type RefundRequest = {
  paymentId: string;
  amountMinor: number;
  reason: string;
  /** At most one refund bears it. */
  requestKey?: string | undefined;
};

/**
 * Sets money aside for a refund before the provider is asked; the table's CHECK is the ceiling. Call it under
 * the order's row lock, and `sendRefund` after the commit.
 *
 * @returns the refund's id, which is the provider's idempotency key.
 */
export async function reserveRefund(
  ctx: Context,
  { paymentId, amountMinor, reason, requestKey }: RefundRequest,
): Promise<string> {
  await ctx.db
    .update(payment)
    .set({ refundPendingMinor: sql`${payment.refundPendingMinor} + ${amountMinor}` })
    .where(eq(payment.id, paymentId));
  const [row] = await ctx.db
    .insert(refund)
    .values({ paymentId, amountMinor, reason, requestKey, status: "pending", actor: actorName(ctx.actor) })
    .returning({ id: refund.id });
  if (!row) throw new Error("insert returned no refund");
  return row.id;
}

/**
 * Asks the provider for a reserved refund, or how it goes on, and books its answer. Repeating it is harmless.
 * What the provider refuses is released and said so on the order.
 *
 * @throws what the provider's client throws; the refund stays reserved and the timer sends it again.
 */
export async function sendRefund(ctx: Context, refundId: string): Promise<void> {
  const [found] = await ctx.db
    .select({ refund, payment })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(eq(refund.id, refundId));
  if (found?.refund.status !== "pending" || !found.payment.providerIntentId) return;
  const answer = await askForRefund(found, found.payment.providerIntentId);
  await bookRefund(ctx, { refundId, orderId: found.payment.orderId, answer });
  kickOutbox();
}

/**
 * Asks the provider what became of a refund, and books it: one that was under way is done, or one that seemed done has
 * failed after all, and its money is back with us.
 *
 * @param providerRefundId as an event names it; it must be a refund of ours.
 * @returns false when it is none of ours.
 * @throws what the provider's client throws.
 */
export async function refreshRefund(
  ctx: Context,
  { refundId, providerRefundId }: { refundId: string; providerRefundId: string },
): Promise<boolean> {
  const [found] = await ctx.db
    .select({ orderId: payment.orderId })
    .from(refund)
    .innerJoin(payment, eq(payment.id, refund.paymentId))
    .where(eq(refund.id, refundId));
  if (!found) return false;
  const answer = await retrieveRefund(providerRefundId);
  if (answer.refundId !== refundId) return false;
  await bookRefund(ctx, { refundId, orderId: found.orderId, answer });
  kickOutbox();
  return true;
}

type Answer = Omit<RefundAnswer, "id" | "refundId"> & { id: string | null };
type Found = { refund: typeof refund.$inferSelect; payment: typeof payment.$inferSelect };

async function askForRefund({ refund: row, payment: paid }: Found, intentId: string): Promise<Answer> {
  if (row.providerRefundId) return retrieveRefund(row.providerRefundId);
  const old = row.createdAt.getTime() < Date.now() - KEY_LIFETIME_MS;
  const known = old ? await findRefund(intentId, row.id) : null;
  if (known) return known;
  try {
    const { currency } = paid;
    return await createRefund({ refundId: row.id, intentId, amountMinor: row.amountMinor, currency });
  } catch (error) {
    if (!findRefusal(error)) throw error;
    log.error({ err: error, refundId: row.id }, "the provider refused a refund");
    return { id: null, status: "failed", failureReason: String(error).slice(0, 500) };
  }
}

/** What a refund may become: a failed one stays so. */
const forward = { pending: ["succeeded", "failed"], succeeded: ["failed"], failed: [] } as const;

type Crediting = (typeof refund.$inferSelect)["crediting"];

/** A refund of money that paid the order has a credit note; one that fails after all has it canceled. */
function nextCrediting(before: Crediting, status: Answer["status"], isInvoiced: boolean): Crediting {
  if (status === "succeeded") return isInvoiced ? "due" : "none";
  if (status === "failed" && before === "issued") return "reversal_due";
  return status === "failed" && before === "due" ? "none" : before;
}

/** Locks the order first, as settling does: the timeline's foreign key would lock it last. */
function bookRefund(
  ctx: Context,
  { refundId, orderId, answer }: { refundId: string; orderId: string; answer: Answer },
): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const inTx = { ...ctx, db: tx };
    await lockOrder(tx, orderId);
    const [row] = await tx.select().from(refund).where(eq(refund.id, refundId)).for("update");
    if (!row) throw new Error(`refund ${refundId} is gone`);
    const { status, failureReason } = answer;
    const moves = forward[row.status].some((to) => to === status);
    if (!moves && !(row.status === "pending" && status === "pending")) return;
    const [paid] = await tx
      .select({ invoicing: payment.invoicing })
      .from(payment)
      .where(eq(payment.id, row.paymentId));
    const crediting = nextCrediting(row.crediting, status, paid?.invoicing !== "none");
    await tx
      .update(refund)
      .set({ status, crediting, providerRefundId: answer.id ?? row.providerRefundId, failureReason })
      .where(eq(refund.id, refundId));
    if (status === "pending") return;
    const { amountMinor, reason } = row;
    const done = status === "succeeded";
    const wasPending = row.status === "pending";
    await tx
      .update(payment)
      .set({
        refundPendingMinor: sql`${payment.refundPendingMinor} - ${wasPending ? amountMinor : 0}`,
        refundedMinor: sql`${payment.refundedMinor} + ${done ? amountMinor : wasPending ? 0 : -amountMinor}`,
      })
      .where(eq(payment.id, row.paymentId));
    const fact = { amountMinor, reason, ...(failureReason ? { failureReason } : {}) };
    await addOrderEvent(inTx, orderId, done ? "refunded" : "refund_failed", fact);
    await addOutboxEvent(tx, done ? "order/refunded" : "order/refund.failed", { orderId, refundId });
  });
}
