import { and, eq, isNull } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import { getEnv } from "@/lib/env/env";
import { localizePath } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { type OrderRow, selectChargedParts } from "@/lib/order/queries";
import {
  createPaymentSession,
  findRefusal,
  isKeyConflict,
  isProviderAnswer,
  type PaymentSessionRequest,
} from "@/lib/vendors/stripe";
import type { PaymentRow } from "./queries";

export type OpenedSession =
  | { id: string; url: string | null }
  | { refused: "amount_too_small" | "amount_too_large" | "other" };

/**
 * Asks the provider for the session of one attempt, under the attempt's own key, and notes it: however often
 * it is asked, and wherever a crash came between, an attempt has one session. An attempt that can never get
 * one is over.
 *
 * @throws what the provider's client throws; the attempt stays, and the same again continues it.
 */
export async function openPaymentSession(
  ctx: Context,
  placed: OrderRow,
  row: PaymentRow,
): Promise<OpenedSession> {
  try {
    const session = await createPaymentSession(await toRequest(ctx, placed, row));
    await ctx.db
      .update(payment)
      .set({ providerSessionId: session.id, providerSessionUrl: session.url })
      .where(eq(payment.id, row.id));
    return session;
  } catch (error) {
    log.error({ err: error, orderId: placed.id, attempt: row.attempt }, "no payment session");
    // Made once, its answer lost, and now asked for in other words: of another version, or from another address of
    // the shop. Nobody was sent to that page: the next attempt has a key of its own.
    const refused = findRefusal(error) ?? (isKeyConflict(error) ? "other" : null);
    // A key may answer with the same failure for a day; a page that nobody was sent to is over when its time
    // is.
    if (!refused && !(isProviderAnswer(error) && isOver(row))) throw error;
    await ctx.db
      .update(payment)
      .set({ status: "failed", nextCheckAt: null })
      .where(and(eq(payment.id, row.id), eq(payment.status, "pending"), isNull(payment.providerSessionId)));
    return { refused: refused ?? "other" };
  }
}

/** By our clock; the provider is asked before anything follows from it. */
export function isOver(row: PaymentRow): boolean {
  return (row.sessionExpiresAt?.getTime() ?? 0) <= Date.now();
}

async function toRequest(ctx: Context, placed: OrderRow, row: PaymentRow): Promise<PaymentSessionRequest> {
  const { lines, shipping } = await selectChargedParts(ctx.db, placed.id);
  const { locale } = placed;
  const ownPath = localizePath(locale, `/orders/${placed.id}?token=${placed.accessToken}`);
  const ownPage = `${getEnv().APP_URL}${ownPath}`;
  const shippingMinor = shipping ? shipping.priceMinor + (placed.taxIncluded ? 0 : shipping.taxMinor) : 0;
  return {
    orderId: placed.id,
    attempt: row.attempt,
    email: placed.email,
    locale,
    name: getTranslator(locale, "order")("number", { number: placed.number }),
    currency: placed.currency,
    captureMethod: row.captureMethod,
    expiresAt: row.sessionExpiresAt ?? new Date(),
    successUrl: placed.successUrl ?? ownPage,
    cancelUrl: placed.cancelUrl ?? ownPage,
    lines: [
      ...lines.map((line) => ({
        name: line.quantity > 1 ? `${line.quantity} × ${line.title}` : line.title,
        description: line.variantTitle,
        amountMinor: line.totalMinor,
      })),
      { name: shipping?.name ?? "", description: "", amountMinor: shippingMinor },
    ].filter((line) => line.amountMinor > 0),
  };
}
