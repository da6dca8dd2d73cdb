import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { inboxEvent } from "@/db/schema/platform";
import { log } from "@/lib/log/log";
import { noteInLogScope, subjectsOf } from "@/lib/log/log-scope";
import type { Context } from "@/lib/operation/context";
import { findOrderRow } from "@/lib/order/queries";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { expectsLivemode, type ProviderEvent } from "@/lib/vendors/stripe";
import { findPaymentEventHandler } from "./events/find-payment-event-handler";

/** Other programs use the same account, and write what they like where we write our ids. */
const ownId = z.uuid().nullable().catch(null);
const subjectShape = z.object({
  orderId: ownId,
  refundId: ownId,
  objectId: z.string().max(255).nullable().catch(null),
});

/**
 * Stores an event by its own id. Whoever stored it processes it at once; where that fails a job goes on, and where it
 * died, the timer. One of the other mode (test or live) is kept,
 * for somebody to look at, and never acted on. One of a kind that means nothing to us is not kept at all: the provider
 * sends several of them for each payment.
 *
 * @returns false when it is not to be processed: it was here before, is of the other mode, or means nothing to us.
 */
export async function storePaymentEvent(ctx: Context, event: ProviderEvent): Promise<boolean> {
  if (!findPaymentEventHandler(event.type)) return false;
  const ours = event.livemode === expectsLivemode();
  if (!ours) log.error({ eventId: event.id, type: event.type }, "a payment event of the other mode");
  const stored = await ctx.db
    .insert(inboxEvent)
    .values({
      id: event.id,
      source: "stripe",
      type: event.type,
      data: { orderId: event.orderId, refundId: event.refundId, objectId: event.objectId },
      status: ours ? "received" : "quarantined",
      lastError: ours ? null : "livemode",
    })
    .onConflictDoNothing()
    .returning({ id: inboxEvent.id });
  return stored.length > 0 && ours;
}

/**
 * Does what a stored event asks for, once; events are hints, the provider is asked for the truth. What is
 * about none of our orders is ignored; what names an order that we do not know is kept apart.
 *
 * @throws what its handler throws; the event stays open, the timer tries again, and so does the job that the first
 * failure asks for.
 */
export async function processPaymentEvent(ctx: Context, eventId: string): Promise<void> {
  const [event] = await ctx.db.select().from(inboxEvent).where(eq(inboxEvent.id, eventId));
  if (event?.status !== "received") return;
  const handler = findPaymentEventHandler(event.type);
  try {
    const subject = subjectShape.parse(event.data);
    noteInLogScope({ eventId, ...subjectsOf(subject) });
    const handled = handler ? await handler(ctx, subject) : false;
    const isLost = !handled && handler !== null && (await namesUnknownOrder(ctx, subject.orderId));
    const status = handled ? "processed" : isLost ? "quarantined" : "ignored";
    await ctx.db
      .update(inboxEvent)
      .set({ status, processedAt: sql`now()`, ...(isLost ? { lastError: "unknown_order" } : {}) })
      .where(eq(inboxEvent.id, eventId));
  } catch (error) {
    log.warn({ err: error, eventId, type: event.type }, "payment event failed; it is tried again");
    await noteFailure(ctx, eventId, error);
    kickOutbox();
    throw error;
  }
}

/** The first failure asks for the job that retries, in the same transaction: what it gives up is a dead letter. */
function noteFailure(ctx: Context, eventId: string, error: unknown): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    const [failed] = await tx
      .update(inboxEvent)
      .set({ attempts: sql`${inboxEvent.attempts} + 1`, lastError: String(error).slice(0, 500) })
      .where(eq(inboxEvent.id, eventId))
      .returning({ attempts: inboxEvent.attempts });
    if (failed?.attempts === 1) await addOutboxEvent(tx, "payment/event.received", { eventId });
  });
}

/** An order that we do not have: of another shop on the same account, or lost with a backup. Somebody has to look. */
async function namesUnknownOrder(ctx: Context, orderId: string | null): Promise<boolean> {
  return orderId !== null && (await findOrderRow(ctx.db, orderId)) === null;
}
