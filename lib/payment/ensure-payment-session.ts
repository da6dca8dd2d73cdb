import { eq, sql } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { lockOrder, type OrderRow, selectOrderParts } from "@/lib/order/queries";
import { createPaymentSession, isRefusal, type PaymentSessionRequest } from "@/lib/vendors/stripe";
import { findLatestPayment, type PaymentRow } from "./queries";
import { SESSION_LIFETIME_SECONDS } from "./rules";

/** A session that is about to end is not worth sending anybody to. */
const SHORTEST_REST_SECONDS = 30 * 60;

/**
 * The payment page of an order that waits for its money. Calling it again answers the same page: the attempt is
 * written before the provider is called, and its number is part of the provider's idempotency key, so a crash between
 * the two makes no second page.
 *
 * @returns null when the order is no longer waiting.
 * @throws AppError `payment_unavailable`; the order stays and the same request continues it.
 */
export async function ensurePaymentSession(ctx: Context, orderId: string): Promise<{ url: string } | null> {
  for (let round = 0; round < 2; round += 1) {
    const attempt = await ensureAttempt(ctx, orderId);
    if (!attempt) return null;
    const { row, placed } = attempt;
    if (row.providerSessionUrl) return { url: row.providerSessionUrl };
    try {
      const session = await createPaymentSession(await toRequest(ctx, placed, row));
      await ctx.db
        .update(payment)
        .set({ providerSessionId: session.id, providerSessionUrl: session.url })
        .where(eq(payment.id, row.id));
      if (session.url) return { url: session.url };
    } catch (error) {
      log.error({ err: error, orderId, attempt: row.attempt }, "no payment session");
      if (!isRefusal(error)) throw new AppError("payment_unavailable", undefined, { cause: error });
      // Too late for the time that was promised, for example: this attempt can never get its session.
      await ctx.db
        .update(payment)
        .set({ status: "failed", nextCheckAt: null })
        .where(sql`${payment.id} = ${row.id} and ${payment.providerSessionId} is null`);
    }
  }
  throw new AppError("payment_unavailable");
}

/** The live attempt, or a new one after the last is over. Locks the order. */
function ensureAttempt(ctx: Context, orderId: string): Promise<{ row: PaymentRow; placed: OrderRow } | null> {
  return ctx.db.transaction(async (tx) => {
    const placed = await lockOrder(tx, orderId);
    if (placed.status !== "pending_payment") return null;
    const latest = await findLatestPayment(tx, orderId);
    if (latest?.status === "processing") return null;
    if (latest?.status === "pending" && !isStale(latest)) return { row: latest, placed };
    if (latest?.status === "pending") {
      await tx.update(payment).set({ status: "failed", nextCheckAt: null }).where(eq(payment.id, latest.id));
    }
    const [row] = await tx
      .insert(payment)
      .values({
        orderId,
        attempt: (latest?.attempt ?? 0) + 1,
        status: "pending",
        currency: placed.currency,
        amountMinor: placed.totalMinor,
        sessionExpiresAt: sql`now() + make_interval(secs => ${SESSION_LIFETIME_SECONDS})`,
        nextCheckAt: sql`now() + interval '60 seconds'`,
      })
      .returning();
    if (!row) throw new Error("insert returned no payment");
    return { row, placed };
  });
}

/** No session came of it, and the provider would refuse the time that it was promised by now. */
function isStale(row: PaymentRow): boolean {
  if (row.providerSessionId) return false;
  return (row.sessionExpiresAt?.getTime() ?? 0) < Date.now() + SHORTEST_REST_SECONDS * 1000;
}

async function toRequest(ctx: Context, placed: OrderRow, row: PaymentRow): Promise<PaymentSessionRequest> {
  const { lines, shipping } = await selectOrderParts(ctx.db, placed.id);
  const ownPage = `${getEnv().APP_URL}/orders/${placed.id}?token=${placed.accessToken}`;
  return {
    orderId: placed.id,
    orderNumber: placed.number,
    attempt: row.attempt,
    email: placed.email,
    currency: placed.currency,
    expiresAt: row.sessionExpiresAt ?? new Date(),
    successUrl: placed.successUrl ?? ownPage,
    cancelUrl: placed.cancelUrl ?? ownPage,
    lines: [
      ...lines.map(({ line }) => ({
        name: line.quantity > 1 ? `${line.quantity} × ${line.title}` : line.title,
        description: line.variantTitle,
        amountMinor: line.totalMinor,
      })),
      ...(shipping && shipping.priceMinor + shipping.taxMinor > 0
        ? [{ name: shipping.name, description: "", amountMinor: shipping.priceMinor + shipping.taxMinor }]
        : []),
    ].filter((line) => line.amountMinor > 0),
  };
}
