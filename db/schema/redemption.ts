import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, minorUnits, primaryId } from "../columns";
import { customer } from "./customer";
import { order } from "./order";
import { promotion, promotionCode } from "./promotion";

/** A promotion that an order had. It goes back when the order is canceled. */
export const promotionRedemption = pgTable(
  "promotion_redemption",
  {
    id: primaryId(),
    promotionId: uuid("promotion_id")
      .notNull()
      .references(() => promotion.id, { onDelete: "restrict" }),
    promotionCodeId: uuid("promotion_code_id").references(() => promotionCode.id, { onDelete: "restrict" }),
    orderId: uuid("order_id")
      .notNull()
      .references(() => order.id),
    /** SHA-256 of the mail address in lower case: guests buy, and limits are theirs too. */
    emailHash: text("email_hash").notNull(),
    customerId: uuid("customer_id").references(() => customer.id, { onDelete: "set null" }),
    /** Which of the address's uses this is, from 1 to its limit; null where the promotion has no such limit. */
    customerSlot: integer("customer_slot"),
    amountMinor: minorUnits("amount_minor").notNull(),
    releasedAt: instant("released_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("promotion_redemption_order_unique").on(t.orderId, t.promotionId),
    check("promotion_redemption_amount_not_negative", sql`${t.amountMinor} >= 0`),
    check("promotion_redemption_email_hash_form", sql`${t.emailHash} ~ '^[0-9a-f]{64}$'`),
    check("promotion_redemption_slot_bounds", sql`${t.customerSlot} > 0`),
    // The limit per customer, whatever the code above it does: a slot is held once.
    uniqueIndex("promotion_redemption_one_per_slot")
      .on(t.promotionId, t.emailHash, t.customerSlot)
      .where(sql`${t.releasedAt} is null and ${t.customerSlot} is not null`),
    index("promotion_redemption_live_index")
      .on(t.promotionId, t.emailHash)
      .where(sql`${t.releasedAt} is null`),
    index("promotion_redemption_code_index")
      .on(t.promotionCodeId)
      .where(sql`${t.promotionCodeId} is not null`),
    index("promotion_redemption_customer_index").on(t.customerId).where(sql`${t.customerId} is not null`),
  ],
);
