CREATE TABLE "return" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"refund_id" uuid,
	"decided_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "return_position_unique" UNIQUE("order_id","position"),
	CONSTRAINT "return_position_positive" CHECK ("return"."position" > 0),
	CONSTRAINT "return_status_known" CHECK ("return"."status" in ('requested', 'approved', 'declined', 'received', 'closed')),
	CONSTRAINT "return_reason_known" CHECK ("return"."reason" in ('changed_mind', 'does_not_fit', 'not_as_described', 'wrong_item', 'damaged', 'faulty',
        'other')),
	CONSTRAINT "return_words_length" CHECK (length("return"."note") <= 1000 and length("return"."answer") <= 2000),
	CONSTRAINT "return_decided_has_time" CHECK (("return"."status" = 'requested') = ("return"."decided_at" is null)),
	CONSTRAINT "return_received_has_time" CHECK ("return"."status" <> 'received' or "return"."received_at" is not null),
	CONSTRAINT "return_closed_has_time" CHECK (("return"."status" = 'closed') = ("return"."closed_at" is not null)),
	CONSTRAINT "return_refund_is_closed" CHECK ("return"."refund_id" is null or "return"."status" = 'closed')
);
--> statement-breakpoint
CREATE TABLE "return_line" (
	"return_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"restocked" integer DEFAULT 0 NOT NULL,
	"stock_location_id" uuid,
	CONSTRAINT "return_line_return_id_order_line_id_pk" PRIMARY KEY("return_id","order_line_id"),
	CONSTRAINT "return_line_quantity_bounds" CHECK ("return_line"."quantity" between 1 and 999),
	CONSTRAINT "return_line_received_bounds" CHECK ("return_line"."received" between 0 and "return_line"."quantity"),
	CONSTRAINT "return_line_restocked_bounds" CHECK ("return_line"."restocked" between 0 and "return_line"."received")
);
--> statement-breakpoint
ALTER TABLE "refund_line" DROP CONSTRAINT "refund_line_parts";--> statement-breakpoint
ALTER TABLE "refund_line" ADD COLUMN "returned" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "return" ADD CONSTRAINT "return_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return" ADD CONSTRAINT "return_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_return_id_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."return"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_stock_location_id_stock_location_id_fk" FOREIGN KEY ("stock_location_id") REFERENCES "public"."stock_location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "return_created_index" ON "return" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "return_status_index" ON "return" USING btree ("status","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "return_refund_index" ON "return" USING btree ("refund_id") WHERE "return"."refund_id" is not null;--> statement-breakpoint
CREATE INDEX "return_line_order_line_index" ON "return_line" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "return_line_location_index" ON "return_line" USING btree ("stock_location_id") WHERE "return_line"."stock_location_id" is not null;--> statement-breakpoint
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_parts" CHECK (least("refund_line"."removed", "refund_line"."restocked", "refund_line"."returned") >= 0
        and "refund_line"."removed" + "refund_line"."restocked" + "refund_line"."returned" <= "refund_line"."quantity");--> statement-breakpoint
COMMENT ON INDEX "return_created_index" IS 'Admin list of returns, latest first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "return_status_index" IS 'Admin list of returns of one status, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "return_refund_index" IS 'Foreign key: the return that a refund ended.';--> statement-breakpoint
COMMENT ON INDEX "return_line_order_line_index" IS 'Foreign key: what of a line comes back.';--> statement-breakpoint
COMMENT ON INDEX "return_line_location_index" IS 'Foreign key: deleting a stock location.';
