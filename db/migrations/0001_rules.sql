-- What the schema's own language cannot say: append-only tables, and which query each index serves.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON "stock_movement" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER order_event_append_only BEFORE UPDATE OR DELETE ON "order_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER payment_event_append_only BEFORE UPDATE OR DELETE ON "payment_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- price_change rows go with their variant, and only so.
CREATE TRIGGER price_change_append_only BEFORE UPDATE ON "price_change" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Limits may be lost in a crash; a write ahead log for each request would cost more than they protect.
ALTER TABLE "rate_limit" SET UNLOGGED;--> statement-breakpoint
CREATE SEQUENCE "cache_tag_version";--> statement-breakpoint
COMMENT ON INDEX "variant_option_value_option_index" IS 'Foreign key: deleting an option.';--> statement-breakpoint
COMMENT ON INDEX "media_variant_index" IS 'Foreign key: deleting a variant.';--> statement-breakpoint
COMMENT ON INDEX "order_line_product_index" IS 'Foreign key, and sales of a product.';--> statement-breakpoint
COMMENT ON INDEX "shipping_line_method_index" IS 'Foreign key: deleting a shipping method.';--> statement-breakpoint
COMMENT ON INDEX "price_list_index" IS 'Foreign key: prices of a list.';--> statement-breakpoint
COMMENT ON INDEX "account_user_index" IS 'Foreign key: deleting a user.';--> statement-breakpoint
COMMENT ON INDEX "session_user_index" IS 'Sessions of one person: the list, and sign-out everywhere.';--> statement-breakpoint
COMMENT ON INDEX "session_expiry_index" IS 'Pruning of expired sessions.';--> statement-breakpoint
COMMENT ON INDEX "user_email_unique" IS 'Sign-in by mail address, whatever its case.';--> statement-breakpoint
COMMENT ON INDEX "verification_token_expiry_index" IS 'Pruning of expired tokens.';--> statement-breakpoint
COMMENT ON INDEX "cart_customer_index" IS 'The open cart of a signed-in customer.';--> statement-breakpoint
COMMENT ON INDEX "cart_updated_index" IS 'Pruning of carts nobody touched for long.';--> statement-breakpoint
COMMENT ON INDEX "cart_line_variant_index" IS 'Foreign key: deleting a variant.';--> statement-breakpoint
COMMENT ON INDEX "category_parent_index" IS 'Children of a category in their order; the tree.';--> statement-breakpoint
COMMENT ON INDEX "collection_product_product_index" IS 'Collections of one product: refresh of its listing.';--> statement-breakpoint
COMMENT ON INDEX "media_product_source_unique" IS 'An import meets a picture that it has brought before.';--> statement-breakpoint
COMMENT ON INDEX "media_product_index" IS 'Pictures of a product in their order.';--> statement-breakpoint
COMMENT ON INDEX "media_due_index" IS 'The media job: pictures still to be fetched, by due time.';--> statement-breakpoint
COMMENT ON INDEX "product_updated_index" IS 'Admin list of products, latest change first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "product_category_category_index" IS 'Products of a category: refresh after a category changes.';--> statement-breakpoint
COMMENT ON INDEX "variant_option_value_value_index" IS 'Foreign key, and variants that have an option value.';--> statement-breakpoint
COMMENT ON INDEX "address_customer_index" IS 'Addresses of a customer.';--> statement-breakpoint
COMMENT ON INDEX "address_one_default" IS 'At most one default address per customer.';--> statement-breakpoint
COMMENT ON INDEX "consent_one_live" IS 'At most one live consent per address and purpose.';--> statement-breakpoint
COMMENT ON INDEX "customer_email_unique" IS 'Customer by mail address, whatever its case.';--> statement-breakpoint
COMMENT ON INDEX "customer_group_index" IS 'Foreign key: members of a group.';--> statement-breakpoint
COMMENT ON INDEX "wishlist_item_product_index" IS 'Foreign key: deleting a product.';--> statement-breakpoint
COMMENT ON INDEX "stock_level_location_index" IS 'Levels of one location.';--> statement-breakpoint
COMMENT ON INDEX "stock_movement_level_index" IS 'Ledger of a level, latest first; the doctor''s sums.';--> statement-breakpoint
COMMENT ON INDEX "stock_movement_order_index" IS 'Movements that an order caused.';--> statement-breakpoint
COMMENT ON INDEX "stock_reservation_order_index" IS 'Reservations of an order: allocate or release them.';--> statement-breakpoint
COMMENT ON INDEX "stock_reservation_level_index" IS 'Live reservations of a level: compared with its columns.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_newest_index" IS 'Lists sorted by newest, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_price_index" IS 'Lists sorted by price, keyset paging in both directions.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_title_index" IS 'Lists sorted by title, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_category_index" IS 'Lists of a category.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_collection_index" IS 'Lists of a collection.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_facet_index" IS 'Lists filtered by option values.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_search_index" IS 'Full-text search.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_title_trigram_index" IS 'Search that forgives a typing error in the title.';--> statement-breakpoint
COMMENT ON INDEX "order_one_live_per_cart" IS 'A cart yields at most one live order.';--> statement-breakpoint
COMMENT ON INDEX "order_placed_index" IS 'Admin list of orders, latest first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "order_status_index" IS 'Admin list of orders of one status, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "order_pending_index" IS 'Sweeps over orders that wait for their payment.';--> statement-breakpoint
COMMENT ON INDEX "order_customer_index" IS 'Orders of a customer.';--> statement-breakpoint
COMMENT ON INDEX "order_email_index" IS 'Orders of a mail address: guest look-up and claiming.';--> statement-breakpoint
COMMENT ON INDEX "order_adjustment_order_index" IS 'Adjustments of an order.';--> statement-breakpoint
COMMENT ON INDEX "order_event_order_index" IS 'Timeline of an order.';--> statement-breakpoint
COMMENT ON INDEX "order_line_variant_index" IS 'Foreign key, and sales of a variant.';--> statement-breakpoint
COMMENT ON INDEX "order_tax_line_order_index" IS 'Tax lines of an order.';--> statement-breakpoint
COMMENT ON INDEX "dispute_payment_index" IS 'Disputes of a payment.';--> statement-breakpoint
COMMENT ON INDEX "payment_one_live_per_order" IS 'At most one live attempt per order.';--> statement-breakpoint
COMMENT ON INDEX "payment_due_index" IS 'Reconciler: payments whose next check is due.';--> statement-breakpoint
COMMENT ON INDEX "payment_event_payment_index" IS 'What the provider said about a payment, in order.';--> statement-breakpoint
COMMENT ON INDEX "refund_payment_index" IS 'Refunds of a payment.';--> statement-breakpoint
COMMENT ON INDEX "refund_pending_index" IS 'Reconciler: refunds without a result.';--> statement-breakpoint
COMMENT ON INDEX "cache_tag_changed_index" IS 'Poll of changed tags, and their pruning.';--> statement-breakpoint
COMMENT ON INDEX "idempotency_key_created_index" IS 'Pruning of keys older than a day.';--> statement-breakpoint
COMMENT ON INDEX "import_row_run_index" IS 'Report of an import in line order.';--> statement-breakpoint
COMMENT ON INDEX "import_run_started_index" IS 'List of imports, latest first.';--> statement-breakpoint
COMMENT ON INDEX "inbox_event_open_index" IS 'Vendor events still to be processed.';--> statement-breakpoint
COMMENT ON INDEX "outbox_event_unsent_index" IS 'Relay: effects not handed over yet, oldest first.';--> statement-breakpoint
COMMENT ON INDEX "outbox_event_sent_index" IS 'Pruning of relayed effects.';--> statement-breakpoint
COMMENT ON INDEX "price_change_variant_index" IS 'Lowest price of 30 days of a variant.';--> statement-breakpoint
COMMENT ON INDEX "shipping_zone_one_rest_of_world" IS 'At most one zone for the rest of the world.';--> statement-breakpoint
COMMENT ON INDEX "shipping_zone_country_index" IS 'The zone of a country.';--> statement-breakpoint
COMMENT ON INDEX "tax_category_one_default" IS 'At most one default tax category.';--> statement-breakpoint
COMMENT ON INDEX "tax_rate_category_index" IS 'Foreign key: rates of a category.';
