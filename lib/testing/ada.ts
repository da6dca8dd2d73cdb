import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { World } from "./access-world";

/** A form that names everything of Ada's under every name that a field of ours has. */
export function formAboutAda(world: World): FormData {
  const { ada, carts, orders, addressId, goods } = world;
  const form = new FormData();
  const fields = {
    addressId,
    sessionId: ada.sessionId,
    userId: ada.actor.userId,
    "owner.customerId": ada.actor.customerId,
    customerId: ada.actor.customerId,
    cartId: carts.ada.cartId,
    lineId: carts.ada.lineId,
    orderId: orders.ada.orderId,
    returnId: orders.ada.returns.asked,
    reviewId: orders.ada.reviewId,
    productId: goods.productId,
    variantId: goods.variantId,
    handle: world.productHandle,
    quantity: "7",
    name: "Mallory",
    authorName: "Mallory",
    body: "Mallory",
    rating: "1",
    email: "mallory@shop.test",
    reason: "other",
    "address.name": "Mallory",
    "address.line1": "1 Main Street",
    "address.city": "Springfield",
    "address.region": "IL",
    "address.postalCode": "62701",
    "address.country": "US",
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** All that the shop holds of Ada. */
export async function seeAda(db: Db, world: World): Promise<string> {
  const { userId, customerId } = world.ada.actor;
  const rows = await db.execute(sql`
    select 'user' as what, to_jsonb(u) as row from "user" u where id = ${userId}
    union all select 'customer', to_jsonb(c) from customer c where id = ${customerId}
    union all select 'session', to_jsonb(s) - 'last_used_at' from session s where user_id = ${userId}
    union all select 'address', to_jsonb(a) from address a where customer_id = ${customerId}
    union all select 'cart', to_jsonb(c) from cart c where customer_id = ${customerId}
    union all select 'line', to_jsonb(l) from cart_line l join cart c on c.id = l.cart_id where c.customer_id = ${customerId}
    union all select 'wishlist', to_jsonb(w) from wishlist w where customer_id = ${customerId}
    union all select 'item', to_jsonb(i) from wishlist_item i join wishlist w on w.id = i.wishlist_id
      where w.customer_id = ${customerId}
    union all select 'order', to_jsonb(o) from "order" o where customer_id = ${customerId}
    union all select 'return', to_jsonb(r) from "return" r join "order" o on o.id = r.order_id
      where o.customer_id = ${customerId}
    union all select 'review', to_jsonb(r) from review r join order_line l on l.id = r.order_line_id
      join "order" o on o.id = l.order_id where o.customer_id = ${customerId}
    order by 1, 2`);
  return JSON.stringify(rows, null, 1);
}
