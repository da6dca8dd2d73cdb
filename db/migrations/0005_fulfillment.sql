CREATE TABLE "fulfillment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"carrier" text NOT NULL,
	"tracking_number" text NOT NULL,
	"tracking_url" text NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fulfillment_tracking_url_form" CHECK ("fulfillment"."tracking_url" = '' or "fulfillment"."tracking_url" ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "fulfillment_line" (
	"fulfillment_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "fulfillment_line_fulfillment_id_order_line_id_pk" PRIMARY KEY("fulfillment_id","order_line_id"),
	CONSTRAINT "fulfillment_line_quantity_bounds" CHECK ("fulfillment_line"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "refund_line" (
	"refund_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"removed" integer NOT NULL,
	"restocked" integer NOT NULL,
	CONSTRAINT "refund_line_refund_id_order_line_id_pk" PRIMARY KEY("refund_id","order_line_id"),
	CONSTRAINT "refund_line_quantity_bounds" CHECK ("refund_line"."quantity" between 1 and 999),
	CONSTRAINT "refund_line_amount_not_negative" CHECK ("refund_line"."amount_minor" >= 0),
	CONSTRAINT "refund_line_parts" CHECK ("refund_line"."removed" >= 0 and "refund_line"."restocked" >= 0 and "refund_line"."removed" + "refund_line"."restocked" <= "refund_line"."quantity")
);
--> statement-breakpoint
ALTER TABLE "stock_reservation" DROP CONSTRAINT "stock_reservation_status_known";--> statement-breakpoint
DROP INDEX "stock_reservation_level_index";--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD COLUMN "shipped" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD COLUMN "released" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_line" ADD CONSTRAINT "fulfillment_line_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_line" ADD CONSTRAINT "fulfillment_line_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fulfillment_order_index" ON "fulfillment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "fulfillment_line_order_line_index" ON "fulfillment_line" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "refund_line_order_line_index" ON "refund_line" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "stock_reservation_level_index" ON "stock_reservation" USING btree ("stock_level_id") WHERE "stock_reservation"."status" in ('reserved', 'allocated');--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_parts" CHECK ("stock_reservation"."shipped" >= 0 and "stock_reservation"."released" >= 0 and "stock_reservation"."shipped" + "stock_reservation"."released" <= "stock_reservation"."quantity");--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_status_known" CHECK ("stock_reservation"."status" in ('reserved', 'allocated', 'released', 'shipped'));--> statement-breakpoint
COMMENT ON INDEX "fulfillment_order_index" IS 'Fulfillments of an order.';--> statement-breakpoint
COMMENT ON INDEX "fulfillment_line_order_line_index" IS 'Foreign key: what of a line has left.';--> statement-breakpoint
COMMENT ON INDEX "refund_line_order_line_index" IS 'Foreign key: what of a line was given back.';--> statement-breakpoint
COMMENT ON INDEX "stock_reservation_level_index" IS 'Live reservations of a level: compared with its columns.';
