DROP TABLE "wishlist_item" CASCADE;--> statement-breakpoint
CREATE TABLE "back_in_stock_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"token" text NOT NULL,
	"consent_text" text NOT NULL,
	"consent_version" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"notified_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "back_in_stock_request_token_unique" UNIQUE("token"),
	CONSTRAINT "back_in_stock_request_email_length" CHECK (length("back_in_stock_request"."email") between 3 and 254),
	CONSTRAINT "back_in_stock_request_consent_length" CHECK (length("back_in_stock_request"."consent_text") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "wishlist" (
	"id" uuid PRIMARY KEY NOT NULL,
	"capability_hash" text,
	"customer_id" uuid,
	"share_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wishlist_capability_unique" UNIQUE("capability_hash"),
	CONSTRAINT "wishlist_customer_unique" UNIQUE("customer_id"),
	CONSTRAINT "wishlist_share_unique" UNIQUE("share_id"),
	CONSTRAINT "wishlist_has_one_owner" CHECK (num_nonnulls("wishlist"."capability_hash", "wishlist"."customer_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "wishlist_item" (
	"wishlist_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wishlist_item_wishlist_id_product_id_pk" PRIMARY KEY("wishlist_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "back_in_stock_request" ADD CONSTRAINT "back_in_stock_request_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishlist" ADD CONSTRAINT "wishlist_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_wishlist_id_wishlist_id_fk" FOREIGN KEY ("wishlist_id") REFERENCES "public"."wishlist"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "back_in_stock_request_address_unique" ON "back_in_stock_request" USING btree ("variant_id",lower("email"));--> statement-breakpoint
CREATE INDEX "back_in_stock_request_waiting_index" ON "back_in_stock_request" USING btree ("variant_id","confirmed_at") WHERE "back_in_stock_request"."confirmed_at" is not null and "back_in_stock_request"."notified_at" is null;--> statement-breakpoint
CREATE INDEX "back_in_stock_request_email_index" ON "back_in_stock_request" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "back_in_stock_request_created_index" ON "back_in_stock_request" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "wishlist_updated_index" ON "wishlist" USING btree ("updated_at") WHERE "wishlist"."customer_id" is null;--> statement-breakpoint
CREATE INDEX "wishlist_item_product_index" ON "wishlist_item" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "wishlist_item_variant_index" ON "wishlist_item" USING btree ("variant_id");--> statement-breakpoint
COMMENT ON INDEX "wishlist_updated_index" IS 'Guests'' lists that nobody has touched for long, for pruning.';--> statement-breakpoint
COMMENT ON INDEX "wishlist_item_product_index" IS 'Foreign key: deleting a product.';--> statement-breakpoint
COMMENT ON INDEX "wishlist_item_variant_index" IS 'Foreign key: deleting a variant.';--> statement-breakpoint
COMMENT ON INDEX "back_in_stock_request_address_unique" IS 'One request per variant and address.';--> statement-breakpoint
COMMENT ON INDEX "back_in_stock_request_waiting_index" IS 'Whom to tell of a variant, oldest first; how many wait.';--> statement-breakpoint
COMMENT ON INDEX "back_in_stock_request_email_index" IS 'Unconfirmed requests of an address: bounded.';--> statement-breakpoint
COMMENT ON INDEX "back_in_stock_request_created_index" IS 'Old requests, for pruning.';
