import { sql } from "drizzle-orm";
import { settlePayment } from "@/lib/payment/settle-payment";
import type { Check } from "../check";

export const pendingOrders: Check = {
  name: "pending-orders",
  explains:
    "An order waits for its payment an hour at most, unless the provider is processing it: it holds stock meanwhile.",
  breaches: sql`
    select o.id::text as subject,
      format('order %s waits for its payment since %s', o.number, to_char(o.placed_at, 'YYYY-MM-DD HH24:MI')) as finding
    from "order" o
    where o.status = 'pending_payment' and o.placed_at < now() - interval '1 hour'
      and not exists (select from payment p where p.order_id = o.id and p.status = 'processing')`,
  repair: {
    does: "asks the payment provider, and settles or cancels by its answer",
    run: async (ctx, orderId) => {
      await settlePayment(ctx, orderId);
    },
  },
};
