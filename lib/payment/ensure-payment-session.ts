import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { findOrderRow, lockOrder } from "@/lib/order/queries";
import { askProvider } from "./ask-provider";
import { type Attempt, beginAttempt } from "./begin-attempt";
import { cancelUnpaidOrder } from "./cancel-unpaid-order";
import { isOver, openPaymentSession } from "./open-payment-session";
import { findLatestPayment } from "./queries";
import { isLive } from "./rules";

/** One for an attempt that is over, one for the attempt after it. */
const ROUNDS = 2;

/**
 * The payment page of an order that waits for its money. Calling it again answers the same page: the attempt
 * is written before the provider is called, and its number is part of the provider's idempotency key, so a
 * crash between the two makes no second page. Nobody is sent to a page whose time is over: it is ended at the
 * provider, and the order with it, unless it was paid.
 *
 * @param begun the order's first attempt, where it was written just now, with the order.
 * @returns null when the order is no longer waiting, or its payment is under way.
 * @throws AppError `payment_unavailable`, then the order stays and the same request continues it;
 * `payment_below_minimum`, `payment_above_maximum`, then the order is canceled and its stock free.
 */
export async function ensurePaymentSession(
  ctx: Context,
  orderId: string,
  begun: Attempt | null = null,
): Promise<{ url: string } | null> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const attempt = round === 0 && begun ? begun : await ensureAttempt(ctx, orderId);
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
function ensureAttempt(ctx: Context, orderId: string): Promise<Attempt | null> {
  return ctx.db.transaction(async (tx) => {
    const placed = await lockOrder(tx, orderId);
    if (placed.status !== "pending_payment") return null;
    const latest = await findLatestPayment(tx, orderId);
    if (latest?.status === "pending") return { row: latest, placed };
    if (latest && (isLive(latest.status) || latest.status === "captured")) return null;
    return beginAttempt(tx, placed, (latest?.attempt ?? 0) + 1);
  });
}
