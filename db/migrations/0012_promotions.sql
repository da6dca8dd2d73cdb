CREATE TABLE "order_price_trace" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"trace" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promotion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"stacking_group" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"percent_ppm" integer,
	"amount_minor" bigint,
	"buy_quantity" integer,
	"get_quantity" integer,
	"currency" char(3),
	"applies_to" text DEFAULT 'all' NOT NULL,
	"excludes_reduced" boolean DEFAULT false NOT NULL,
	"min_subtotal_minor" bigint,
	"customer_group_id" uuid,
	"first_order_only" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"usage_limit" integer,
	"usage_limit_per_customer" integer,
	"used" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_name_length" CHECK (length("promotion"."name") between 1 and 120),
	CONSTRAINT "promotion_status_known" CHECK ("promotion"."status" in ('draft', 'active', 'archived')),
	CONSTRAINT "promotion_method_known" CHECK ("promotion"."method" in ('automatic', 'code')),
	CONSTRAINT "promotion_kind_is_complete" CHECK (case "promotion"."kind"
        when 'percent' then "promotion"."percent_ppm" is not null and "promotion"."stacking_group" in ('lines', 'order')
        when 'fixed' then "promotion"."amount_minor" is not null and "promotion"."stacking_group" in ('lines', 'order')
        when 'buy_x_get_y' then "promotion"."percent_ppm" is not null and "promotion"."buy_quantity" is not null
          and "promotion"."get_quantity" is not null and "promotion"."stacking_group" = 'lines'
        when 'free_shipping' then "promotion"."stacking_group" = 'shipping'
        else false end),
	CONSTRAINT "promotion_percent_bounds" CHECK ("promotion"."percent_ppm" between 1 and 1000000),
	CONSTRAINT "promotion_amount_positive" CHECK ("promotion"."amount_minor" > 0 and "promotion"."amount_minor" <= 1000000000000),
	CONSTRAINT "promotion_quantities_bounds" CHECK ("promotion"."buy_quantity" between 1 and 999 and "promotion"."get_quantity" between 1 and 999),
	CONSTRAINT "promotion_amounts_have_currency" CHECK ("promotion"."currency" is not null or ("promotion"."amount_minor" is null and "promotion"."min_subtotal_minor" is null)),
	CONSTRAINT "promotion_currency_form" CHECK ("promotion"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "promotion_applies_to_known" CHECK ("promotion"."applies_to" in ('all', 'selected')),
	CONSTRAINT "promotion_min_subtotal_not_negative" CHECK ("promotion"."min_subtotal_minor" >= 0),
	CONSTRAINT "promotion_priority_bounds" CHECK ("promotion"."priority" between -1000 and 1000),
	CONSTRAINT "promotion_first_order_is_once" CHECK (not "promotion"."first_order_only" or ("promotion"."usage_limit_per_customer" is not null and "promotion"."usage_limit_per_customer" = 1)),
	CONSTRAINT "promotion_ends_after_start" CHECK ("promotion"."ends_at" > "promotion"."starts_at"),
	CONSTRAINT "promotion_limits_positive" CHECK ("promotion"."usage_limit" > 0 and "promotion"."usage_limit_per_customer" > 0),
	CONSTRAINT "promotion_used_within_limit" CHECK ("promotion"."used" <= "promotion"."usage_limit"),
	CONSTRAINT "promotion_used_not_negative" CHECK ("promotion"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "promotion_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promotion_id" uuid NOT NULL,
	"code" text NOT NULL,
	"usage_limit" integer,
	"used" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_code_unique" UNIQUE("code"),
	CONSTRAINT "promotion_code_form" CHECK ("promotion_code"."code" ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'),
	CONSTRAINT "promotion_code_limit_positive" CHECK ("promotion_code"."usage_limit" > 0),
	CONSTRAINT "promotion_code_used_within_limit" CHECK ("promotion_code"."used" <= "promotion_code"."usage_limit"),
	CONSTRAINT "promotion_code_used_not_negative" CHECK ("promotion_code"."used" >= 0)
);
--> statement-breakpoint
CREATE TABLE "promotion_collection" (
	"promotion_id" uuid NOT NULL,
	"collection_id" uuid NOT NULL,
	CONSTRAINT "promotion_collection_promotion_id_collection_id_pk" PRIMARY KEY("promotion_id","collection_id")
);
--> statement-breakpoint
CREATE TABLE "promotion_product" (
	"promotion_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "promotion_product_promotion_id_product_id_pk" PRIMARY KEY("promotion_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "promotion_redemption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promotion_id" uuid NOT NULL,
	"promotion_code_id" uuid,
	"order_id" uuid NOT NULL,
	"email_hash" text NOT NULL,
	"customer_id" uuid,
	"customer_slot" integer,
	"amount_minor" bigint NOT NULL,
	"released_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "promotion_redemption_order_unique" UNIQUE("order_id","promotion_id"),
	CONSTRAINT "promotion_redemption_amount_not_negative" CHECK ("promotion_redemption"."amount_minor" >= 0),
	CONSTRAINT "promotion_redemption_email_hash_form" CHECK ("promotion_redemption"."email_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "promotion_redemption_slot_bounds" CHECK ("promotion_redemption"."customer_slot" > 0)
);
--> statement-breakpoint
ALTER TABLE "cart" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD COLUMN "promotion_id" uuid;--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "order_price_trace" ADD CONSTRAINT "order_price_trace_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion" ADD CONSTRAINT "promotion_customer_group_id_customer_group_id_fk" FOREIGN KEY ("customer_group_id") REFERENCES "public"."customer_group"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_code" ADD CONSTRAINT "promotion_code_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_collection" ADD CONSTRAINT "promotion_collection_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_collection" ADD CONSTRAINT "promotion_collection_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_product" ADD CONSTRAINT "promotion_product_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_product" ADD CONSTRAINT "promotion_product_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_redemption" ADD CONSTRAINT "promotion_redemption_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_redemption" ADD CONSTRAINT "promotion_redemption_promotion_code_id_promotion_code_id_fk" FOREIGN KEY ("promotion_code_id") REFERENCES "public"."promotion_code"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_redemption" ADD CONSTRAINT "promotion_redemption_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promotion_redemption" ADD CONSTRAINT "promotion_redemption_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "promotion_automatic_index" ON "promotion" USING btree ("priority" DESC NULLS LAST,"id") WHERE "promotion"."status" = 'active' and "promotion"."method" = 'automatic';--> statement-breakpoint
CREATE INDEX "promotion_updated_index" ON "promotion" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "promotion_group_index" ON "promotion" USING btree ("customer_group_id") WHERE "promotion"."customer_group_id" is not null;--> statement-breakpoint
CREATE INDEX "promotion_code_promotion_index" ON "promotion_code" USING btree ("promotion_id","id");--> statement-breakpoint
CREATE INDEX "promotion_collection_collection_index" ON "promotion_collection" USING btree ("collection_id");--> statement-breakpoint
CREATE INDEX "promotion_product_product_index" ON "promotion_product" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "promotion_redemption_one_per_slot" ON "promotion_redemption" USING btree ("promotion_id","email_hash","customer_slot") WHERE "promotion_redemption"."released_at" is null and "promotion_redemption"."customer_slot" is not null;--> statement-breakpoint
CREATE INDEX "promotion_redemption_live_index" ON "promotion_redemption" USING btree ("promotion_id","email_hash") WHERE "promotion_redemption"."released_at" is null;--> statement-breakpoint
CREATE INDEX "promotion_redemption_code_index" ON "promotion_redemption" USING btree ("promotion_code_id") WHERE "promotion_redemption"."promotion_code_id" is not null;--> statement-breakpoint
CREATE INDEX "promotion_redemption_customer_index" ON "promotion_redemption" USING btree ("customer_id") WHERE "promotion_redemption"."customer_id" is not null;--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_promotion_id_promotion_id_fk" FOREIGN KEY ("promotion_id") REFERENCES "public"."promotion"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_adjustment_promotion_index" ON "order_adjustment" USING btree ("promotion_id") WHERE "order_adjustment"."promotion_id" is not null;--> statement-breakpoint
ALTER TABLE "cart" ADD CONSTRAINT "cart_email_length" CHECK (length("cart"."email") <= 254);--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_kind_known" CHECK ("order_adjustment"."kind" in ('lines', 'order', 'shipping'));--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_line_present" CHECK (("order_adjustment"."kind" = 'shipping') = ("order_adjustment"."order_line_id" is null));--> statement-breakpoint
COMMENT ON INDEX "promotion_automatic_index" IS 'Every priced cart: the promotions that nobody has to ask for.';--> statement-breakpoint
COMMENT ON INDEX "promotion_updated_index" IS 'Admin list of promotions, latest change first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "promotion_group_index" IS 'Foreign key: deleting a customer group.';--> statement-breakpoint
COMMENT ON INDEX "promotion_code_unique" IS 'A code that a shopper typed; at most one promotion has it.';--> statement-breakpoint
COMMENT ON INDEX "promotion_code_promotion_index" IS 'Codes of a promotion, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "promotion_collection_collection_index" IS 'Foreign key: deleting a collection.';--> statement-breakpoint
COMMENT ON INDEX "promotion_product_product_index" IS 'Foreign key: deleting a product.';--> statement-breakpoint
COMMENT ON INDEX "promotion_redemption_order_unique" IS 'Redemptions of an order: they go back when it is canceled.';--> statement-breakpoint
COMMENT ON INDEX "promotion_redemption_one_per_slot" IS 'The limit per customer: each of its uses is held once.';--> statement-breakpoint
COMMENT ON INDEX "promotion_redemption_live_index" IS 'Uses of a promotion, of everybody and of one address.';--> statement-breakpoint
COMMENT ON INDEX "promotion_redemption_code_index" IS 'Foreign key, and uses of a code.';--> statement-breakpoint
COMMENT ON INDEX "promotion_redemption_customer_index" IS 'Foreign key: deleting a customer.';--> statement-breakpoint
COMMENT ON INDEX "order_adjustment_promotion_index" IS 'Foreign key: orders that a promotion was applied to.';
