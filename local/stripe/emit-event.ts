import Stripe from "stripe";
import type { Call } from "./call";
import { newStripeId, nowSeconds, putObject } from "./store";
import type { StripeEvent } from "./wire";

/** Writes an event and its deliveries to the endpoints that want it, in the transaction of what happened. */
export function emitEvent(
  { tx, endpoints, request }: Call,
  type: StripeEvent["type"],
  object: object,
  previous?: Record<string, unknown>,
): void {
  const id = newStripeId("evt");
  const receivers = endpoints.filter(({ enabledEvents }) => enabledEvents?.includes(type) ?? true);
  putObject(tx, {
    id,
    object: "event",
    // The version that the SDK speaks: events must name the same.
    api_version: Stripe.API_VERSION,
    created: nowSeconds(),
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: receivers.length,
    request: { id: request?.id ?? null, idempotency_key: request?.idempotencyKey ?? null },
    type,
  });
  for (const { url } of receivers) tx.deliveries.push({ eventId: id, url });
}
