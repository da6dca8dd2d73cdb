import type { Db } from "@/db/client";
import { outboxEvent } from "@/db/schema/platform";
import { traceparent } from "@/lib/telemetry/telemetry";

/** Every effect that follows a commit, with what its event carries: ids only, no personal data. */
export type OutboxEvents = {
  "order/confirmed": { orderId: string };
  "order/canceled": { orderId: string };
  "order/edited": { orderId: string };
  "order/shipped": { orderId: string; fulfillmentId: string };
  "order/refunded": { orderId: string; refundId: string };
  "order/refund.failed": { orderId: string; refundId: string };
  "order/disputed": { orderId: string; disputeId: string };
  "return/requested": { orderId: string; returnId: string };
  "return/approved": { orderId: string; returnId: string };
  "return/declined": { orderId: string; returnId: string };
  "return/received": { orderId: string; returnId: string };
  "return/withdrawn": { orderId: string; returnId: string };
  "return/closed": { orderId: string; returnId: string };
  "draft-order/sent": { draftOrderId: string; sendId: string };
  "stock/returned": { variantId: string };
  "account/mail.requested": { requestId: string };
  "back-in-stock/requested": { requestId: string };
  "payment/event.received": { eventId: string };
  "invoice/due": { orderId: string };
  "staff/invited": { invitationId: string };
};

export type OutboxEventName = keyof OutboxEvents;

/** Writes the effect in the caller's transaction: it happens if and only if the change does. */
export async function addOutboxEvent<Name extends OutboxEventName>(
  db: Db,
  type: Name,
  data: OutboxEvents[Name],
): Promise<void> {
  await db.insert(outboxEvent).values({ type, data, traceparent: traceparent() });
}
