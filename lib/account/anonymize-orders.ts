import { eq, inArray, sql } from "drizzle-orm";
import { order, orderAddress, orderEventPersonal } from "@/db/schema/order";
import { orderReturn } from "@/db/schema/returns";
import { review } from "@/db/schema/review";
import { eraseAuditPayloads } from "@/lib/audit/erase-audit-payloads";
import { invalidateTags } from "@/lib/cache/invalidate-tags";
import { tags } from "@/lib/cache/tags";
import type { Context } from "@/lib/operation/context";

const nobody = { en: "Anonymous", de: "Anonym" } as const;

/**
 * Takes the person out of a customer's orders, in the caller's transaction: names, addresses but for country and region
 * (what was taxed where), mail address, notes, the personal part of the timeline, what the audit log holds of them, names
 * under reviews. Links that were
 * sent lead nowhere from now on: orders and their invoices are for staff alone. Locks the orders in id order.
 */
export async function anonymizeOrders(ctx: Context, customerId: string): Promise<void> {
  const rows = await ctx.db
    .select({ id: order.id })
    .from(order)
    .where(eq(order.customerId, customerId))
    .orderBy(order.id)
    .for("update");
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await ctx.db
    .update(order)
    .set({
      customerId: null,
      email: sql`'deleted-' || ${order.id} || '@example.invalid'`,
      note: "",
      checkoutHash: "",
      successUrl: null,
      cancelUrl: null,
      // 244 random bits: of the form of no capability, so that nobody can be given it.
      accessToken: sql`'gone-' || replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`,
    })
    .where(inArray(order.id, ids));
  const empty = {
    name: "",
    company: "",
    vatId: "",
    line1: "",
    line2: "",
    city: "",
    postalCode: "",
    phone: "",
  };
  await ctx.db.update(orderAddress).set(empty).where(inArray(orderAddress.orderId, ids));
  await ctx.db.update(orderReturn).set({ note: "" }).where(inArray(orderReturn.orderId, ids));
  await ctx.db.delete(orderEventPersonal).where(inArray(orderEventPersonal.orderId, ids));
  await eraseAuditPayloads(ctx, { subjectIds: ids });
  await renameReviews(ctx, ids);
}

async function renameReviews(ctx: Context, orderIds: string[]): Promise<void> {
  const renamed = await ctx.db
    .update(review)
    .set({ authorName: sql`case ${review.locale} when 'de' then ${nobody.de} else ${nobody.en} end` })
    .where(inArray(review.orderId, orderIds))
    .returning({ productId: review.productId });
  if (renamed.length === 0) return;
  await invalidateTags(
    ctx.db,
    renamed.map(({ productId }) => tags.reviews(productId)),
  );
}
