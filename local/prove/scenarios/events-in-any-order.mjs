import { ask, askUntil } from "../ask.mjs";

const RESENDS = 20;

/**
 * Events that come late, twice, shuffled, or after the shopper. @param {import("../prove.mjs").Proof} proof
 */
export async function eventsInAnyOrder({ shop, shopper, variants, expect, count }) {
  const [, , , variantId = ""] = variants;
  await shopper.makeAvailable(variantId, 100);
  const buy = async () => {
    const checkout = await shopper.checkout(await shopper.fillCart([{ variantId, quantity: 1 }]));
    if ("refused" in checkout || !checkout.sessionId) throw new Error(JSON.stringify(checkout));
    await shopper.pay(checkout.sessionId);
    count("tries");
    return checkout.order;
  };
  const traces = async (/** @type {string} */ id) => {
    const [row] = await shop.sql`
      select (select count(*) from order_event where order_id = ${id} and type = 'confirmed')::int as confirmed,
        (select count(*) from sent_mail where subject_id = ${id}::text and kind = 'order-confirmation')::int as mails,
        (select count(*) from stock_movement where order_id = ${id} and kind = 'allocate')::int as moves,
        (select count(*) from payment where order_id = ${id} and status = 'captured')::int as payments`;
    return { ...row };
  };
  const once = JSON.stringify({ confirmed: 1, mails: 1, moves: 1, payments: 1 });

  for (const mode of [{ mode: "duplicate", count: 5 }, { mode: "shuffle" }, { mode: "hold" }]) {
    await shopper.shape("webhooks", mode);
    const order = await buy();
    // Held back, only the shopper's return tells the shop; it is asked as the return page asks.
    if (mode.mode === "hold") {
      const { appUrls } = shop.read();
      await askUntil(() => ask(`${appUrls[0]}/orders/${order.id}?token=${order.accessToken}`));
    }
    const confirmed = await shopper.waitForConfirmation(order);
    await shopper.shape("webhooks/release", {});
    await untilMailed(shop, order.id);
    const seen = JSON.stringify(await traces(order.id));
    expect(
      `events that come in the way of “${mode.mode}”: confirmed once, one mail`,
      confirmed && seen === once,
      seen,
    );
  }

  const order = await buy();
  await shopper.waitForConfirmation(order);
  await untilMailed(shop, order.id);
  const events = await shop.sql`
    select id from local_stripe.object where object = 'event'
      and data -> 'data' -> 'object' -> 'metadata' ->> 'orderId' = ${order.id}`;
  await Promise.all(
    events.flatMap(({ id }) =>
      Array.from({ length: RESENDS }, () => shopper.shape(`webhooks/resend/${id}`, {})),
    ),
  );
  count("events sent again", events.length * RESENDS);
  const [open] = await waitForEvents(shop);
  const seen = JSON.stringify(await traces(order.id));
  expect(
    `each of ${events.length} events again, ${RESENDS} times at once: nothing happens twice`,
    seen === once,
    {
      seen,
      open,
    },
  );
}

/** @param {import("../shop.mjs").Shop} shop @param {string} orderId */
async function untilMailed({ sql }, orderId) {
  for (let round = 0; round < 100; round += 1) {
    const [mail] = await sql`select 1 from sent_mail where subject_id = ${orderId} and sent_at is not null`;
    if (mail) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

/** Until the provider has delivered all that it was told to. @param {import("../shop.mjs").Shop} shop */
async function waitForEvents({ sql }) {
  for (let round = 0; round < 100; round += 1) {
    const [row] = await sql`select count(*)::int as open from inbox_event where status = 'received'`;
    if (row?.open === 0) return [0];
    await new Promise((wake) => setTimeout(wake, 200));
  }
  return sql`select count(*)::int as open from inbox_event where status = 'received'`;
}
