import { eq, sql } from "drizzle-orm";
import { inboxEvent } from "@/db/schema/platform";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import type { ProviderEvent } from "@/lib/vendors/stripe";
import { findPaymentEventHandler } from "./events/find-payment-event-handler";

/** Stores an event by its own id, with the job that retries it. @returns false when it was here before. */
export function storePaymentEvent(ctx: Context, event: ProviderEvent): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    const stored = await tx
      .insert(inboxEvent)
      .values({
        id: event.id,
        source: "stripe",
        type: event.type,
        data: { orderId: event.orderId },
        status: "received",
      })
      .onConflictDoNothing()
      .returning({ id: inboxEvent.id });
    if (stored.length === 0) return false;
    await addOutboxEvent(tx, "payment/event.received", { eventId: event.id });
    return true;
  });
}

/**
 * Does what a stored event asks for, once; events are hints, the provider is asked for the truth.
 *
 * @throws what its handler throws; the event stays open and the job and the timer try again.
 */
export async function processPaymentEvent(ctx: Context, eventId: string): Promise<void> {
  const [event] = await ctx.db.select().from(inboxEvent).where(eq(inboxEvent.id, eventId));
  if (event?.status !== "received") return;
  const handler = findPaymentEventHandler(event.type);
  const orderId = typeof event.data.orderId === "string" ? event.data.orderId : null;
  try {
    if (handler && orderId) await handler(ctx, { orderId });
    await ctx.db
      .update(inboxEvent)
      .set({ status: handler && orderId ? "processed" : "ignored", processedAt: sql`now()` })
      .where(eq(inboxEvent.id, eventId));
  } catch (error) {
    log.warn({ err: error, eventId, type: event.type }, "payment event failed; it is tried again");
    await ctx.db
      .update(inboxEvent)
      .set({ attempts: sql`${inboxEvent.attempts} + 1`, lastError: String(error).slice(0, 500) })
      .where(eq(inboxEvent.id, eventId));
    throw error;
  }
}
