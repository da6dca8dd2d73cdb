import Stripe from "stripe";
import type { Endpoint } from "./call";
import type { Store } from "./store";

export type DeliveryMode = { mode: "normal" | "hold" | "duplicate" | "shuffle"; count: number };

/** Then every hour, for three days, as Stripe does. */
const RETRY_SECONDS = [1, 2, 5, 15, 60, 300, 900];
const LAST_ATTEMPT = 79;
const HOUR_SECONDS = 3600;
const TICK_MS = 100;
const SHUFFLE_WINDOW_SECONDS = 1;
const TIMEOUT_MS = 10_000;

type Delivery = { id: string; eventId: string; url: string; attempts: number; event: unknown };

/** Delivers events, signed, with retries, until stopped; `wake`, when there may be some, so that they need not wait. */
export async function startDelivery(
  sql: Store,
  endpoints: readonly Endpoint[],
  control: DeliveryMode,
  log: (message: string, detail?: unknown) => void,
) {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let next: NodeJS.Timeout | undefined;
  let isWoken = false;
  // What a process that died had under way is due again, and so is what waited for a receiver.
  await sql`update local_stripe.delivery set next_at = least(next_at, now()) where status = 'pending'`;
  const plan = (ms: number) => {
    next = setTimeout(tick, ms);
  };
  const tick = async () => {
    next = undefined;
    isWoken = false;
    if (stopping.signal.aborted) return;
    running = deliverDue(sql, endpoints, control, stopping.signal);
    await running.catch((error: unknown) => log("webhook delivery", error));
    if (!stopping.signal.aborted) plan(isWoken ? 0 : TICK_MS);
  };
  plan(TICK_MS);
  return {
    wake: () => {
      isWoken = true;
      // Else it is under way, and goes on at once.
      if (next === undefined) return;
      clearTimeout(next);
      plan(0);
    },
    stop: async () => {
      clearTimeout(next);
      stopping.abort();
      await running.catch(() => undefined);
    },
  };
}

async function deliverDue(
  sql: Store,
  endpoints: readonly Endpoint[],
  control: DeliveryMode,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    // The mode is read anew for each: a hold that is asked for in the middle takes effect in the middle.
    const { mode, count } = control;
    if (mode === "hold") return;
    const batch = mode === "shuffle" ? shuffle(await claimWindow(sql)) : await claimNext(sql);
    if (batch.length === 0) return;
    for (const delivery of batch) {
      if (stopping.aborted) return;
      await deliver(sql, endpoints, delivery, mode === "duplicate" ? count : 1, stopping);
    }
  }
}

/** Claimed for half a minute: when it is not finished by then, somebody else may take it up. */
const claimNext = (sql: Store) => sql<Delivery[]>`
  update local_stripe.delivery set attempts = attempts + 1, next_at = now() + interval '30 seconds'
  where id = (select id from local_stripe.delivery where status = 'pending' and next_at <= now()
    order by id limit 1 for update skip locked)
  returning ${claimed(sql)}`;

/** Everything that is due, once the oldest of it has waited for a whole window. */
const claimWindow = (sql: Store) => sql<Delivery[]>`
  update local_stripe.delivery set attempts = attempts + 1, next_at = now() + interval '30 seconds'
  where id in (select id from local_stripe.delivery where status = 'pending' and next_at <= now()
    and exists (select 1 from local_stripe.delivery where status = 'pending'
      and next_at <= now() - make_interval(secs => ${SHUFFLE_WINDOW_SECONDS}))
    for update skip locked)
  returning ${claimed(sql)}`;

const claimed = (sql: Store) => sql`id, event_id as "eventId", url, attempts,
  (select data from local_stripe.object where object.id = delivery.event_id) as event`;

/** Any order but the right one. */
function shuffle(deliveries: Delivery[]): Delivery[] {
  const ordered = deliveries.toSorted((a, b) => Number(a.id) - Number(b.id));
  const shuffled = ordered
    .map((delivery) => ({ delivery, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ delivery }) => delivery);
  return shuffled.every((delivery, index) => delivery === ordered[index]) ? shuffled.reverse() : shuffled;
}

async function deliver(
  sql: Store,
  endpoints: readonly Endpoint[],
  delivery: Delivery,
  times: number,
  stopping: AbortSignal,
): Promise<void> {
  const endpoint = endpoints.find(({ url }) => url === delivery.url);
  let failure = endpoint ? null : "no such endpoint";
  for (let time = 0; endpoint && time < times; time += 1) {
    failure ??= await post(endpoint, delivery.event, stopping);
  }
  // Stopped half-way: it stays claimed, and is due again at the next start.
  if (stopping.aborted && failure !== null) return;
  await finish(sql, delivery, failure);
}

async function post(endpoint: Endpoint, event: unknown, stopping: AbortSignal): Promise<string | null> {
  const payload = JSON.stringify(event);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: endpoint.secret });
  try {
    const response = await fetch(endpoint.url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", "stripe-signature": signature },
      body: payload,
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), stopping]),
    });
    // Read to its end, whatever it says: else the connection is closed, and each event makes one of its own.
    await response.arrayBuffer().catch(() => undefined);
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    // Why it failed is kept with the delivery, and it is tried again.
    return String(error);
  }
}

async function finish(sql: Store, delivery: Delivery, failure: string | null): Promise<void> {
  const { id, eventId, attempts } = delivery;
  if (failure === null) {
    await sql`with delivered as (
        update local_stripe.delivery set status = 'delivered', last = null where id = ${id})
      update local_stripe.object set data = jsonb_set(data, '{pending_webhooks}',
        to_jsonb(greatest(0, (data ->> 'pending_webhooks')::int - 1))) where id = ${eventId}`;
    return;
  }
  const wait = RETRY_SECONDS[attempts - 1] ?? HOUR_SECONDS;
  await sql`update local_stripe.delivery set last = ${failure},
    status = ${attempts >= LAST_ATTEMPT ? "failed" : "pending"}, next_at = now() + make_interval(secs => ${wait})
    where id = ${id}`;
}
