CREATE SEQUENCE "public"."draft_order_number_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1;--> statement-breakpoint
CREATE TABLE "draft_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"cart_id" uuid NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"shipping_address" jsonb,
	"billing_address" jsonb,
	"vat_id" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"shipping_method_id" uuid,
	"discount_ppm" integer,
	"discount_minor" bigint,
	"discount_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"link_hash" text,
	"link_number" integer DEFAULT 0 NOT NULL,
	"link_ends_at" timestamp (3) with time zone,
	"send_id" uuid,
	"sent_at" timestamp (3) with time zone,
	"sent_total_minor" bigint,
	"canceled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_order_number_unique" UNIQUE("number"),
	CONSTRAINT "draft_order_cart_unique" UNIQUE("cart_id"),
	CONSTRAINT "draft_order_link_unique" UNIQUE("link_hash"),
	CONSTRAINT "draft_order_status_known" CHECK ("draft_order"."status" in ('open', 'sent', 'canceled')),
	CONSTRAINT "draft_order_locale_known" CHECK ("draft_order"."locale" in ('en', 'de')),
	CONSTRAINT "draft_order_texts_length" CHECK (length("draft_order"."email") <= 254 and length("draft_order"."vat_id") <= 40 and length("draft_order"."note") <= 1000
        and length("draft_order"."discount_reason") <= 120),
	CONSTRAINT "draft_order_addresses_are_objects" CHECK (jsonb_typeof("draft_order"."shipping_address") = 'object' and jsonb_typeof("draft_order"."billing_address") = 'object'),
	CONSTRAINT "draft_order_discount_bounds" CHECK (("draft_order"."discount_ppm" is null or "draft_order"."discount_ppm" between 1 and 1000000)
        and ("draft_order"."discount_minor" is null or "draft_order"."discount_minor" > 0)
        and ("draft_order"."discount_ppm" is null or "draft_order"."discount_minor" is null)),
	CONSTRAINT "draft_order_sent_has_link" CHECK ("draft_order"."status" <> 'sent' or ("draft_order"."link_hash" is not null and "draft_order"."link_ends_at" is not null
        and "draft_order"."send_id" is not null and "draft_order"."sent_at" is not null and "draft_order"."sent_total_minor" is not null)),
	CONSTRAINT "draft_order_canceled_has_time" CHECK (("draft_order"."status" = 'canceled') = ("draft_order"."canceled_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "cart_line" ADD COLUMN "agreed_price_minor" bigint;--> statement-breakpoint
ALTER TABLE "cart_line" ADD COLUMN "agreed_price_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "draft_order" ADD CONSTRAINT "draft_order_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_order" ADD CONSTRAINT "draft_order_shipping_method_id_shipping_method_id_fk" FOREIGN KEY ("shipping_method_id") REFERENCES "public"."shipping_method"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_order_updated_index" ON "draft_order" USING btree ("updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "draft_order_email_index" ON "draft_order" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "draft_order_sent_index" ON "draft_order" USING btree ("sent_at") WHERE "draft_order"."status" = 'sent';--> statement-breakpoint
CREATE INDEX "draft_order_method_index" ON "draft_order" USING btree ("shipping_method_id") WHERE "draft_order"."shipping_method_id" is not null;--> statement-breakpoint
CREATE INDEX "order_cart_index" ON "order" USING btree ("cart_id") WHERE "order"."cart_id" is not null;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_agreed_price_not_negative" CHECK ("cart_line"."agreed_price_minor" >= 0);--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_agreed_reason_length" CHECK (length("cart_line"."agreed_price_reason") <= 200);--> statement-breakpoint
COMMENT ON INDEX "draft_order_updated_index" IS 'Admin list of draft orders, latest change first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "draft_order_email_index" IS 'Admin search of draft orders by mail address.';--> statement-breakpoint
COMMENT ON INDEX "draft_order_sent_index" IS 'Timer: links whose mail has not left.';--> statement-breakpoint
COMMENT ON INDEX "draft_order_method_index" IS 'Removal of a shipping method.';--> statement-breakpoint
COMMENT ON INDEX "order_cart_index" IS 'Orders that a draft has led to; removal of carts.';

--> statement-breakpoint
CREATE TABLE "order_event_personal" (
	"order_event_id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invoice" ADD COLUMN "supplied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invoice" ADD COLUMN "supply" text;--> statement-breakpoint
ALTER TABLE "return" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "order_event_personal" ADD CONSTRAINT "order_event_personal_order_event_id_order_event_id_fk" FOREIGN KEY ("order_event_id") REFERENCES "public"."order_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event_personal" ADD CONSTRAINT "order_event_personal_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_event_personal_order_index" ON "order_event_personal" USING btree ("order_id");--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_supply_known" CHECK ("invoice"."supply" in ('delivered', 'paid'));--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_supply_has_time" CHECK (("invoice"."supply" is null) = ("invoice"."supplied_at" is null));--> statement-breakpoint
ALTER TABLE "return" ADD CONSTRAINT "return_withdrawn_is_closed" CHECK ("return"."withdrawn_at" is null or ("return"."status" = 'closed' and "return"."received_at" is null));--> statement-breakpoint
COMMENT ON INDEX "order_event_personal_order_index" IS 'Forgetting the personal part of an order''s timeline; foreign key.';--> statement-breakpoint
COMMENT ON TABLE "order_event_personal" IS 'Personal data. Forgotten by: delete from order_event_personal where order_id = ...';--> statement-breakpoint
-- What edits have replaced until now moves there, too. The trigger is for everybody else.
INSERT INTO "order_event_personal" ("order_event_id", "order_id", "data")
SELECT id, order_id, jsonb_build_object('before', data -> 'before') FROM "order_event"
WHERE type = 'edited' AND data ? 'before';--> statement-breakpoint
ALTER TABLE "order_event" DISABLE TRIGGER order_event_append_only;--> statement-breakpoint
UPDATE "order_event"
SET "data" = (data - 'before') || jsonb_build_object('fields',
  (SELECT coalesce(jsonb_agg(name), '[]'::jsonb) FROM jsonb_object_keys(data -> 'before') AS name))
WHERE type = 'edited' AND jsonb_typeof(data -> 'before') = 'object';--> statement-breakpoint
ALTER TABLE "order_event" ENABLE TRIGGER order_event_append_only;

