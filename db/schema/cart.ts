import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, currencyCode, instant, minorUnits, primaryId, updatedAt } from "../columns";
import { variant } from "./catalog";
import { customer } from "./customer";

export const cart = pgTable(
  "cart",
  {
    id: primaryId(),
    /**
     * SHA-256 of the public cart id, which is the capability to use the cart and is itself never stored. A customer's
     * is made of the row's id and the shop's secret, so that each of their devices finds the same cart.
     */
    capabilityHash: text("capability_hash").notNull().unique("cart_capability_unique"),
    currency: currencyCode().notNull(),
    customerId: uuid("customer_id").references(() => customer.id, { onDelete: "set null" }),
    /**
     * Set when an order was refused because this address may not have a promotion (again): from then on the cart shows
     * what it costs without. Until then, what depends on the address is taken to be fulfilled.
     */
    email: text("email"),
    /** Raised by every change of a line. */
    version: integer("version").notNull().default(1),
    /** Set when its order is paid; a completed cart is read-only. */
    completedAt: instant("completed_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("cart_currency_form", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("cart_email_length", sql`length(${t.email}) <= 254`),
    index("cart_customer_index").on(t.customerId).where(sql`${t.customerId} is not null`),
    uniqueIndex("cart_one_open_per_customer")
      .on(t.customerId)
      .where(sql`${t.customerId} is not null and ${t.completedAt} is null`),
    index("cart_updated_index").on(t.updatedAt),
  ],
);

export const cartLine = pgTable(
  "cart_line",
  {
    id: primaryId(),
    cartId: uuid("cart_id")
      .notNull()
      .references(() => cart.id, { onDelete: "cascade" }),
    variantId: uuid("variant_id")
      .notNull()
      .references(() => variant.id, { onDelete: "cascade" }),
    quantity: integer("quantity").notNull(),
    /** What staff have agreed for a unit, on a draft order: it takes the place of the price, and no promotion counts. */
    agreedPriceMinor: minorUnits("agreed_price_minor"),
    agreedPriceReason: text("agreed_price_reason").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("cart_line_variant_unique").on(t.cartId, t.variantId),
    check("cart_line_quantity_bounds", sql`${t.quantity} between 1 and 999`),
    check("cart_line_agreed_price_not_negative", sql`${t.agreedPriceMinor} >= 0`),
    check("cart_line_agreed_reason_length", sql`length(${t.agreedPriceReason}) <= 200`),
    index("cart_line_variant_index").on(t.variantId),
  ],
);

export const cartPromotionCode = pgTable(
  "cart_promotion_code",
  {
    cartId: uuid("cart_id")
      .notNull()
      .references(() => cart.id, { onDelete: "cascade" }),
    code: text("code").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.cartId, t.code] }),
    check("cart_promotion_code_length", sql`length(${t.code}) <= 64`),
  ],
);
