ALTER TABLE "order" DROP CONSTRAINT "order_total_is_sum";--> statement-breakpoint
ALTER TABLE "order_line" DROP CONSTRAINT "order_line_total_is_sum";--> statement-breakpoint
DROP INDEX "payment_one_live_per_order";--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "tax_included" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "tax_included" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_one_live_per_order" ON "payment" USING btree ("order_id") WHERE "payment"."status" in ('pending', 'processing', 'authorized');--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_total_is_sum" CHECK ("order"."total_minor" = "order"."subtotal_minor" - "order"."discount_minor" + "order"."shipping_minor"
        + case when "order"."tax_included" then 0 else "order"."tax_minor" end);--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_total_is_sum" CHECK ("order_line"."total_minor" = "order_line"."subtotal_minor" - "order_line"."discount_minor"
        + case when "order_line"."tax_included" then 0 else "order_line"."tax_minor" end);--> statement-breakpoint
COMMENT ON INDEX "payment_one_live_per_order" IS 'At most one live attempt per order.';
