import { sql } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, lockOrder, type OrderRow } from "@/lib/order/queries";
import { traceparent } from "@/lib/telemetry/telemetry";
import { askProvider } from "./ask-provider";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { isOver, openPaymentSession } from "./open-payment-session";
import { findLatestPayment, type PaymentRow } from "./queries";
import { isLive, SESSION_LIFETIME_SECONDS } from "./rules";

/** One for an attempt that is over, one for the attempt after it. */
const ROUNDS = 2;

/**
 * The payment page of an order that waits for its money. Calling it again answers the same page: the attempt
 * is written before the provider is called, and its number is part of the provider's idempotency key, so a
 * crash between the two makes no second page. Nobody is sent to a page whose time is over: it is ended at the
 * provider, and the order with it, unless it was paid.
 *
 * @returns null when the order is no longer waiting, or its payment is under way.
 * @throws AppError `payment_unavailable`, then the order stays and the same request continues it;
 * `payment_below_minimum`, `payment_above_maximum`, then the order is canceled and its stock free.
 */
export async function ensurePaymentSession(ctx: Context, orderId: string): Promise<{ url: string } | null> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const attempt = await ensureAttempt(ctx, orderId);
    if (!attempt) return null;
    const { row, placed } = attempt;
    if (row.providerSessionUrl && !isOver(row)) return { url: row.providerSessionUrl };
    if (row.providerSessionId) {
      await cancelUnpaidOrder(ctx, { orderId, reason: "payment_expired" });
      return null;
    }
    const opened = await askProvider(() => openPaymentSession(ctx, placed, row));
    if ("url" in opened && opened.url) return { url: opened.url };
    if ("refused" in opened && opened.refused !== "other") {
      await cancelUnpaidOrder(ctx, { orderId, reason: opened.refused });
      const tooSmall = opened.refused === "amount_too_small";
      throw new AppError(tooSmall ? "payment_below_minimum" : "payment_above_maximum");
    }
  }
  const ended = await findOrderRow(ctx.db, orderId);
  if (ended?.status !== "pending_payment") return null;
  throw new AppError("payment_unavailable");
}

/** The live attempt, or a new one after the last is over. Locks the order. */
function ensureAttempt(ctx: Context, orderId: string): Promise<{ row: PaymentRow; placed: OrderRow } | null> {
  return ctx.db.transaction(async (tx) => {
    const placed = await lockOrder(tx, orderId);
    if (placed.status !== "pending_payment") return null;
    const latest = await findLatestPayment(tx, orderId);
    if (latest?.status === "pending") return { row: latest, placed };
    if (latest && (isLive(latest.status) || latest.status === "captured")) return null;
    const [row] = await tx
      .insert(payment)
      .values({
        orderId,
        attempt: (latest?.attempt ?? 0) + 1,
        status: "pending",
        captureMethod: getEnv().PAYMENT_CAPTURE,
        currency: placed.currency,
        amountMinor: placed.totalMinor,
        sessionExpiresAt: sql`now() + make_interval(secs => ${SESSION_LIFETIME_SECONDS})`,
        nextCheckAt: sql`now() + interval '30 seconds'`,
        traceparent: traceparent(),
      })
      .returning();
    if (!row) throw new Error("insert returned no payment");
    return { row, placed };
  });
}
