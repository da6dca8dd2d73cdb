import { desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { order } from "@/db/schema/order";
import { payment, paymentEvent } from "@/db/schema/payment";
import { inboxEvent } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { mismatchKinds, type PaymentMismatch } from "./mismatch-schema";

const MOST = 50;

/** As `noteMismatch` writes it. */
const noted = z.object({
  mismatch: z.enum(mismatchKinds).catch("captured"),
  amountMinor: z.int(),
  capturedMinor: z.int(),
  refundedMinor: z.int(),
  currency: z.string(),
});

/**
 * What the provider has said that does not fit our books, and was therefore never applied: payments of another amount,
 * currency or mode, events of the other mode or about an order that we do not know. The latest 50 of each.
 */
export async function listPaymentMismatches(ctx: Context): Promise<PaymentMismatch[]> {
  const found = [...(await listOfPayments(ctx)), ...(await listOfEvents(ctx))];
  return found.sort((a, b) => b.at.localeCompare(a.at));
}

async function listOfPayments({ db }: Context): Promise<PaymentMismatch[]> {
  const rows = await db
    .select({ event: paymentEvent, payment, number: order.number })
    .from(paymentEvent)
    .innerJoin(payment, eq(payment.id, paymentEvent.paymentId))
    .innerJoin(order, eq(order.id, payment.orderId))
    .where(inArray(paymentEvent.type, ["quarantined", "differs"]))
    .orderBy(desc(paymentEvent.createdAt))
    .limit(MOST);
  return rows.map(({ event, payment: own, number }) => {
    const said = noted.parse(event.data);
    const theirs = { captured: said.capturedMinor, refunded: said.refundedMinor };
    const ours = { captured: own.amountMinor, refunded: own.refundedMinor };
    const part = said.mismatch === "captured" || said.mismatch === "refunded" ? said.mismatch : null;
    return {
      id: event.id,
      kind: said.mismatch,
      at: event.createdAt.toISOString(),
      order: { id: own.orderId, number },
      ours: { amount: part ? ours[part] : own.amountMinor, currency: own.currency },
      theirs: { amount: part ? theirs[part] : said.amountMinor, currency: said.currency },
      detail: own.providerIntentId ?? own.providerSessionId ?? "",
    };
  });
}

async function listOfEvents({ db }: Context): Promise<PaymentMismatch[]> {
  const rows = await db
    .select()
    .from(inboxEvent)
    .where(eq(inboxEvent.status, "quarantined"))
    .orderBy(desc(inboxEvent.receivedAt))
    .limit(MOST);
  return rows.map(({ id, type, lastError, receivedAt }) => ({
    id,
    kind: lastError === "unknown_order" ? "unknown_order" : "livemode",
    at: receivedAt.toISOString(),
    order: null,
    ours: null,
    theirs: null,
    detail: `${type} ${id}`,
  }));
}
