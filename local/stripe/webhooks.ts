import Stripe from "stripe";
import { newStripeId, nowSeconds, putObject, type Store, type StripeObject, type Tx } from "./store";

export type Endpoint = { url: string; secret: string };
export type DeliveryMode = { mode: "normal" | "hold" | "duplicate" | "shuffle"; count: number };

/** The version that the SDK speaks: events must name the same. */
const API_VERSION = Stripe.API_VERSION;
const RETRY_SECONDS = [1, 2, 5, 15, 60, 300];
const TICK_MS = 100;

/** Writes an event and its deliveries, in the transaction of what happened. */
export async function emitEvent(
  tx: Tx,
  endpoints: readonly Endpoint[],
  type: string,
  object: StripeObject,
): Promise<void> {
  const event = await putObject(tx, {
    id: newStripeId("evt"),
    object: "event",
    api_version: API_VERSION,
    created: nowSeconds(),
    data: { object },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: null, idempotency_key: null },
    type,
  });
  for (const { url } of endpoints) {
    await tx`insert into local_stripe.delivery (event_id, url) values (${event.id}, ${url})`;
  }
}

/** Delivers events, signed, with retries, until stopped. */
export function startDelivery(
  sql: Store,
  endpoints: readonly Endpoint[],
  control: DeliveryMode,
  log: (message: string, detail?: unknown) => void,
) {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const tick = async () => {
    if (stopped) return;
    running = control.mode === "hold" ? Promise.resolve() : deliverDue(sql, endpoints, control);
    await running.catch((error: unknown) => log("webhook delivery", error));
    if (!stopped) setTimeout(tick, TICK_MS);
  };
  setTimeout(tick, TICK_MS);
  return {
    stop: async () => {
      stopped = true;
      await running.catch(() => undefined);
    },
  };
}

async function deliverDue(sql: Store, endpoints: readonly Endpoint[], control: DeliveryMode): Promise<void> {
  const shuffled = control.mode === "shuffle";
  // Shuffling waits for the second's events, then sends them in any order.
  const due = await sql<{ id: string; eventId: string; url: string; attempts: number }[]>`
    update local_stripe.delivery set attempts = attempts + 1, next_at = now() + interval '30 seconds'
    where id in (select id from local_stripe.delivery
      where status = 'pending' and next_at <= now() - ${shuffled ? "1 second" : "0 seconds"}::interval
      order by id limit 50 for update skip locked)
    returning id, event_id as "eventId", url, attempts`;
  const ordered = shuffled
    ? due.toSorted(() => Math.random() - 0.5)
    : due.toSorted((a, b) => Number(a.id) - Number(b.id));
  const times = control.mode === "duplicate" ? Math.max(2, control.count) : 1;
  for (const delivery of ordered) {
    const endpoint = endpoints.find(({ url }) => url === delivery.url);
    let failure: string | null = endpoint ? null : "no such endpoint";
    for (let time = 0; endpoint && time < times; time += 1)
      failure = await post(sql, endpoint, delivery.eventId);
    await finish(sql, delivery.id, delivery.attempts, failure);
  }
}

async function post(sql: Store, endpoint: Endpoint, eventId: string): Promise<string | null> {
  const [row] = await sql<{ data: unknown }[]>`select data from local_stripe.object where id = ${eventId}`;
  const payload = JSON.stringify(row?.data);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: endpoint.secret });
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": signature },
      body: payload,
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    return String(error);
  }
}

async function finish(sql: Store, id: string, attempts: number, failure: string | null): Promise<void> {
  if (failure === null) {
    await sql`update local_stripe.delivery set status = 'delivered', last = null where id = ${id}`;
    return;
  }
  const wait = RETRY_SECONDS[attempts - 1];
  await sql`update local_stripe.delivery set last = ${failure},
    status = ${wait === undefined ? "failed" : "pending"}, next_at = now() + make_interval(secs => ${wait ?? 0})
    where id = ${id}`;
}
