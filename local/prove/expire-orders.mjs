import { setTimeout as sleep } from "node:timers/promises";

/** The timer comes by every 30 seconds, and takes 50 at a time. */
const PATIENCE_MS = 150_000;

/**
 * Lets the time of all payment pages pass that nobody has paid: what an hour would do, as the shop sees it. Their orders
 * must end at the provider, and their stock come back.
 *
 * @param {import("./shop.mjs").Shop["sql"]} sql
 * @returns {Promise<{ expired: number, stillOpen: number, reserved: number, heldAtProvider: number }>}
 */
export async function expireOrders(sql) {
  const [before] = await sql`select count(*)::int as open from "order" where status = 'pending_payment'`;
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    // An attempt that a crash left without its page is given one first, under its own key: only then its time passes.
    await sql`
      update payment set next_check_at = now(), session_expires_at = case
        when provider_session_id is null then session_expires_at else least(session_expires_at, now()) end
      where status in ('pending', 'processing') and (next_check_at is null or next_check_at > now())`;
    await sql`
      update "order" set placed_at = placed_at - interval '1 hour'
      where status = 'pending_payment' and placed_at > now() - interval '1 hour'`;
    const [now] = await sql`
      select (select count(*) from "order" where status = 'pending_payment')::int as open,
        (select coalesce(sum(reserved), 0) from stock_level)::int as reserved,
        (select count(*) from local_stripe.object
          where object = 'checkout.session' and data ->> 'status' = 'open')::int as held`;
    if (now?.open === 0 || Date.now() > deadline)
      return {
        expired: before?.open - now?.open,
        stillOpen: now?.open,
        reserved: now?.reserved,
        heldAtProvider: now?.held,
      };
    await sleep(1000);
  }
}
