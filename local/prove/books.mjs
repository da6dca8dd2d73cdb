import { REFUND_REASON } from "./scenarios/kills-at-random.mjs";

/**
 * What the provider and the shop say of the money of all orders, compared: the provider is the truth.
 *
 * @param {import("./shop.mjs").Shop["sql"]} sql
 */
export async function compareBooks(sql) {
  const [row] = await sql`
    with taken as (
      select data -> 'metadata' ->> 'orderId' as order_id, count(*) as times,
        sum((data ->> 'amount_received')::bigint) as received
      from local_stripe.object
      where object = 'payment_intent' and data ->> 'status' = 'succeeded'
      group by 1
    ), given as (
      select i.data -> 'metadata' ->> 'orderId' as order_id, sum((r.data ->> 'amount')::bigint) as back
      from local_stripe.object r
      join local_stripe.object i on i.id = r.data ->> 'payment_intent'
      where r.object = 'refund' and r.data ->> 'status' = 'succeeded'
      group by 1
    ), booked as (
      select p.order_id, sum(p.captured_minor) as captured,
        sum(p.refunded_minor + p.refund_pending_minor) as refunded
      from payment p group by 1
    ), books as (
      select o.*, coalesce(t.received, 0) as received, coalesce(g.back, 0) as back,
        coalesce(b.captured, 0) as captured, coalesce(b.refunded, 0) as refunded
      from "order" o
      left join taken t on t.order_id = o.id::text
      left join given g on g.order_id = o.id::text
      left join booked b on b.order_id = o.id
    )
    select count(*)::int as orders,
      count(*) filter (where status in ('confirmed', 'completed'))::int as confirmed,
      coalesce(sum(received), 0)::float8 as captured,
      coalesce(sum(back), 0)::float8 as refunded,
      -- Money at the provider without an order that was confirmed, and not given back.
      count(*) filter (where status not in ('confirmed', 'completed') and received > back)::int as lost,
      -- More money kept than the order costs.
      count(*) filter (where received - back > total_minor)::int as doubled,
      -- Confirmed for less than it costs, though nothing was given back.
      count(*) filter (where status in ('confirmed', 'completed') and received < total_minor)::int as unpaid,
      count(*) filter (where captured <> received)::int as "otherCaptured",
      count(*) filter (where refunded <> back)::int as "otherRefunded"
    from books`;
  const [strangers] = await sql`
    select count(*)::int as count from local_stripe.object i
    where object = 'payment_intent' and data ->> 'status' = 'succeeded'
      and not exists (select from "order" o where o.id::text = i.data -> 'metadata' ->> 'orderId')`;
  const [stock] = await sql`
    select count(*) filter (where reserved + allocated > on_hand + oversell_limit)::int as oversold,
      coalesce(sum(reserved), 0)::int as reserved from stock_level`;
  // A request that was repeated under its key, whatever was killed, is one refund.
  const [repeated] = await sql`
    select count(*)::int as orders from (
      select p.order_id from refund r join payment p on p.id = r.payment_id
      where r.reason = ${REFUND_REASON} and r.status <> 'failed' group by p.order_id having count(*) > 1
    ) twice`;
  const [mails] = await sql`
    select count(*)::int as missing from "order" o
    where o.status in ('confirmed', 'completed') and not exists (
      select from sent_mail m where m.kind = 'order-confirmation' and m.subject_id = o.id::text and m.sent_at is not null)`;
  return {
    orders: Number(row?.orders),
    confirmed: Number(row?.confirmed),
    captured: Number(row?.captured),
    refunded: Number(row?.refunded),
    lost: Number(row?.lost) + Number(strangers?.count),
    doubled: Number(row?.doubled),
    unpaid: Number(row?.unpaid),
    otherCaptured: Number(row?.otherCaptured),
    otherRefunded: Number(row?.otherRefunded),
    refundedTwice: Number(repeated?.orders),
    oversold: Number(stock?.oversold),
    reserved: Number(stock?.reserved),
    unconfirmedMails: Number(mails?.missing),
  };
}
