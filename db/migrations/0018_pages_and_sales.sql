ALTER TABLE "product_listing" ADD COLUMN "units_sold" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "promotion" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "product_listing_sales_index" ON "product_listing" USING btree ("currency","units_sold" DESC NULLS FIRST,"product_id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "product_listing" ADD CONSTRAINT "product_listing_units_sold_not_negative" CHECK ("product_listing"."units_sold" >= 0);--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_translations_object" CHECK (jsonb_typeof("promotion"."translations") = 'object');--> statement-breakpoint
COMMENT ON INDEX "product_listing_sales_index" IS 'Lists by pieces sold, keyset paging; the hourly count finds those that were sold.';
