DROP INDEX "product_updated_index";--> statement-breakpoint
DROP INDEX "stock_movement_level_index";--> statement-breakpoint
DROP INDEX "order_placed_index";--> statement-breakpoint
DROP INDEX "order_status_index";--> statement-breakpoint
DROP INDEX "import_run_started_index";--> statement-breakpoint
DROP INDEX "price_change_variant_index";--> statement-breakpoint
DROP INDEX "promotion_automatic_index";--> statement-breakpoint
DROP INDEX "promotion_updated_index";--> statement-breakpoint
DROP INDEX "invoice_issued_index";--> statement-breakpoint
CREATE INDEX "product_updated_index" ON "product" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "stock_movement_level_index" ON "stock_movement" USING btree ("stock_level_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "order_placed_index" ON "order" USING btree ("placed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "order_status_index" ON "order" USING btree ("status","placed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "import_run_started_index" ON "import_run" USING btree ("started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "price_change_variant_index" ON "price_change" USING btree ("variant_id","currency","changed_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "promotion_automatic_index" ON "promotion" USING btree ("priority" DESC NULLS FIRST,"id") WHERE "promotion"."status" = 'active' and "promotion"."method" = 'automatic';--> statement-breakpoint
CREATE INDEX "promotion_updated_index" ON "promotion" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "invoice_issued_index" ON "invoice" USING btree ("issued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
COMMENT ON INDEX "product_updated_index" IS 'Admin list of products, latest change first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "stock_movement_level_index" IS 'Ledger of a level, latest first; the doctor''s sums.';--> statement-breakpoint
COMMENT ON INDEX "order_placed_index" IS 'Admin list of orders, latest first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "order_status_index" IS 'Admin list of orders of one status, keyset paging; best sellers.';--> statement-breakpoint
COMMENT ON INDEX "import_run_started_index" IS 'List of imports, latest first.';--> statement-breakpoint
COMMENT ON INDEX "price_change_variant_index" IS 'Lowest price of 30 days of a variant.';--> statement-breakpoint
COMMENT ON INDEX "promotion_automatic_index" IS 'Every priced cart: the promotions that nobody has to ask for.';--> statement-breakpoint
COMMENT ON INDEX "promotion_updated_index" IS 'Admin list of promotions, latest change first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "invoice_issued_index" IS 'Admin list of invoices and corrections, latest first, keyset paging.';
