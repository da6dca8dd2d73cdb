import { sql } from "drizzle-orm";
import { releaseStock } from "@/lib/inventory/release-stock";
import { lockOrder } from "@/lib/order/queries";
import type { Check } from "../check";

export const reservationOrders: Check = {
  name: "reservation-orders",
  explains: "Only a live order holds stock: what a canceled one holds can never be sold.",
  breaches: sql`
    select distinct o.id::text as subject,
      format('order %s is %s and holds units that are %s', o.number, o.status, r.status) as finding
    from stock_reservation r join "order" o on o.id = r.order_id
    where (o.status = 'canceled' and r.status in ('reserved', 'allocated'))
      or (o.status in ('confirmed', 'completed') and r.status = 'reserved')
      or (o.status = 'pending_payment' and r.status = 'allocated')`,
  repair: {
    does: "gives back what canceled orders hold",
    run: (ctx, orderId) =>
      ctx.db.transaction(async (tx) => {
        const { status } = await lockOrder(tx, orderId);
        if (status === "canceled") await releaseStock({ ...ctx, db: tx }, orderId);
      }),
  },
};
