import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, primaryId, updatedAt } from "../columns";
import { product, variant } from "./catalog";
import { customer } from "./customer";

/** A guest's list is found by the hash of the id in its cookie, a customer's by the customer. */
export const wishlist = pgTable(
  "wishlist",
  {
    id: primaryId(),
    /** SHA-256 of the public id, which is the capability to change the list and is itself never stored. */
    capabilityHash: text("capability_hash").unique("wishlist_capability_unique"),
    customerId: uuid("customer_id")
      .unique("wishlist_customer_unique")
      .references(() => customer.id, { onDelete: "cascade" }),
    /** The capability to look at the list: kept as it is, for its owner is shown it again. */
    shareId: text("share_id").unique("wishlist_share_unique"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("wishlist_has_one_owner", sql`num_nonnulls(${t.capabilityHash}, ${t.customerId}) = 1`),
    index("wishlist_updated_index").on(t.updatedAt).where(sql`${t.customerId} is null`),
  ],
);

export const wishlistItem = pgTable(
  "wishlist_item",
  {
    wishlistId: uuid("wishlist_id")
      .notNull()
      .references(() => wishlist.id, { onDelete: "cascade" }),
    productId: uuid("product_id")
      .notNull()
      .references(() => product.id, { onDelete: "cascade" }),
    /** The variant that was chosen; null where none was. */
    variantId: uuid("variant_id").references(() => variant.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.wishlistId, t.productId] }),
    index("wishlist_item_product_index").on(t.productId),
    index("wishlist_item_variant_index").on(t.variantId),
  ],
);
