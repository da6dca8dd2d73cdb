CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE SEQUENCE "public"."order_number_sequence" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 100001 CACHE 1;--> statement-breakpoint
CREATE TABLE "account" (
	"user_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"prefix" text NOT NULL,
	"scopes" text[] NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"ip_address" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "totp" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret_encrypted" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"image" text,
	"email_verified" timestamp (3) with time zone,
	"password_hash" text,
	"banned_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_length" CHECK (length("user"."email") between 3 and 254)
);
--> statement-breakpoint
CREATE TABLE "verification_token" (
	"identifier" text NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verification_token_purpose_token_hash_pk" PRIMARY KEY("purpose","token_hash")
);
--> statement-breakpoint
CREATE TABLE "cart" (
	"id" uuid PRIMARY KEY NOT NULL,
	"capability_hash" text NOT NULL,
	"currency" char(3) NOT NULL,
	"customer_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_capability_unique" UNIQUE("capability_hash"),
	CONSTRAINT "cart_currency_form" CHECK ("cart"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "cart_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_line_variant_unique" UNIQUE("cart_id","variant_id"),
	CONSTRAINT "cart_line_quantity_bounds" CHECK ("cart_line"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "cart_promotion_code" (
	"cart_id" uuid NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cart_promotion_code_cart_id_code_pk" PRIMARY KEY("cart_id","code"),
	CONSTRAINT "cart_promotion_code_length" CHECK (length("cart_promotion_code"."code") <= 64)
);
--> statement-breakpoint
CREATE TABLE "category" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "category_handle_unique" UNIQUE("handle"),
	CONSTRAINT "category_handle_form" CHECK ("category"."handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("category"."handle") <= 200),
	CONSTRAINT "category_not_own_parent" CHECK ("category"."parent_id" is distinct from "category"."id")
);
--> statement-breakpoint
CREATE TABLE "collection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text DEFAULT 'manual' NOT NULL,
	"rule" jsonb,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_handle_unique" UNIQUE("handle"),
	CONSTRAINT "collection_handle_form" CHECK ("collection"."handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("collection"."handle") <= 200),
	CONSTRAINT "collection_rule_present" CHECK (("collection"."kind" = 'rule') = ("collection"."rule" is not null))
);
--> statement-breakpoint
CREATE TABLE "collection_product" (
	"collection_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "collection_product_collection_id_product_id_pk" PRIMARY KEY("collection_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid,
	"variant_id" uuid,
	"position" integer DEFAULT 1 NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"source_url" text,
	"storage_key" text,
	"width_px" integer,
	"height_px" integer,
	"rendition_widths_px" integer[] DEFAULT '{}' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_storage_key_unique" UNIQUE("storage_key"),
	CONSTRAINT "media_ready_is_complete" CHECK ("media"."status" <> 'ready' or ("media"."storage_key" is not null and "media"."width_px" > 0 and "media"."height_px" > 0))
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"description_html" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"vendor" text DEFAULT '' NOT NULL,
	"product_type" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seo_title" text DEFAULT '' NOT NULL,
	"seo_description" text DEFAULT '' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source_columns" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_handle_unique" UNIQUE("handle"),
	CONSTRAINT "product_handle_form" CHECK ("product"."handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("product"."handle") <= 200),
	CONSTRAINT "product_title_length" CHECK (length("product"."title") between 1 and 255),
	CONSTRAINT "product_status_known" CHECK ("product"."status" in ('draft', 'active', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "product_category" (
	"product_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "product_category_product_id_category_id_pk" PRIMARY KEY("product_id","category_id")
);
--> statement-breakpoint
CREATE TABLE "product_option" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_option_name_unique" UNIQUE("product_id","name"),
	CONSTRAINT "product_option_position_bounds" CHECK ("product_option"."position" between 1 and 3),
	CONSTRAINT "product_option_name_length" CHECK (length("product_option"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "product_option_value" (
	"id" uuid PRIMARY KEY NOT NULL,
	"option_id" uuid NOT NULL,
	"value" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_option_value_unique" UNIQUE("option_id","value"),
	CONSTRAINT "product_option_value_length" CHECK (length("product_option_value"."value") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "variant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"sku" text,
	"barcode" text,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"weight_grams" integer DEFAULT 0 NOT NULL,
	"requires_shipping" boolean DEFAULT true NOT NULL,
	"taxable" boolean DEFAULT true NOT NULL,
	"tax_category_id" uuid,
	"tracked" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source_columns" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "variant_sku_unique" UNIQUE("sku"),
	CONSTRAINT "variant_combination_unique" UNIQUE("product_id","title"),
	CONSTRAINT "variant_weight_bounds" CHECK ("variant"."weight_grams" between 0 and 10000000),
	CONSTRAINT "variant_sku_length" CHECK (length("variant"."sku") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "variant_option_value" (
	"variant_id" uuid NOT NULL,
	"option_id" uuid NOT NULL,
	"option_value_id" uuid NOT NULL,
	CONSTRAINT "variant_option_value_variant_id_option_id_pk" PRIMARY KEY("variant_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"company" text DEFAULT '' NOT NULL,
	"line1" text NOT NULL,
	"line2" text DEFAULT '' NOT NULL,
	"city" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"postal_code" text DEFAULT '' NOT NULL,
	"country" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "address_country_form" CHECK ("address"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"wording" text NOT NULL,
	"granted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"customer_group_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_email_length" CHECK (length("customer"."email") between 3 and 254)
);
--> statement-breakpoint
CREATE TABLE "customer_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_group_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "wishlist_item" (
	"customer_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wishlist_item_customer_id_product_id_pk" PRIMARY KEY("customer_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "stock_level" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"stock_location_id" uuid NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"allocated" integer DEFAULT 0 NOT NULL,
	"oversell_limit" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_level_place_unique" UNIQUE("variant_id","stock_location_id"),
	CONSTRAINT "stock_level_on_hand_bounds" CHECK ("stock_level"."on_hand" between 0 and 1000000000),
	CONSTRAINT "stock_level_reserved_not_negative" CHECK ("stock_level"."reserved" >= 0),
	CONSTRAINT "stock_level_allocated_not_negative" CHECK ("stock_level"."allocated" >= 0),
	CONSTRAINT "stock_level_oversell_limit_bounds" CHECK ("stock_level"."oversell_limit" between 0 and 1000000000),
	CONSTRAINT "stock_level_never_oversold" CHECK ("stock_level"."reserved"::bigint + "stock_level"."allocated" <= "stock_level"."on_hand"::bigint + "stock_level"."oversell_limit")
);
--> statement-breakpoint
CREATE TABLE "stock_location" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_location_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "stock_movement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stock_level_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on_hand_delta" integer DEFAULT 0 NOT NULL,
	"reserved_delta" integer DEFAULT 0 NOT NULL,
	"allocated_delta" integer DEFAULT 0 NOT NULL,
	"order_id" uuid,
	"reason" text DEFAULT '' NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_reservation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"stock_level_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_reservation_line_unique" UNIQUE("order_line_id","stock_level_id"),
	CONSTRAINT "stock_reservation_quantity_positive" CHECK ("stock_reservation"."quantity" > 0),
	CONSTRAINT "stock_reservation_status_known" CHECK ("stock_reservation"."status" in ('reserved', 'allocated', 'released'))
);
--> statement-breakpoint
CREATE TABLE "product_listing" (
	"product_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"vendor" text NOT NULL,
	"product_type" text NOT NULL,
	"tags" text[] NOT NULL,
	"category_ids" uuid[] NOT NULL,
	"collection_ids" uuid[] NOT NULL,
	"option_facets" text[] NOT NULL,
	"min_price_minor" bigint NOT NULL,
	"max_price_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	"stock_class" text NOT NULL,
	"variant_classes" text DEFAULT '' NOT NULL,
	"variant_count" integer NOT NULL,
	"media_key" text,
	"media_alt" text NOT NULL,
	"media_width_px" integer,
	"media_height_px" integer,
	"media_rendition_widths_px" integer[] DEFAULT '{}' NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"search_text" text NOT NULL,
	"search_vector" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', title), 'A') || to_tsvector('english', search_text)) STORED NOT NULL,
	CONSTRAINT "product_listing_product_id_currency_pk" PRIMARY KEY("product_id","currency"),
	CONSTRAINT "product_listing_stock_class_known" CHECK ("product_listing"."stock_class" in ('in_stock', 'low', 'backorder', 'sold_out'))
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"cart_id" uuid,
	"customer_id" uuid,
	"email" text NOT NULL,
	"access_token" text NOT NULL,
	"currency" char(3) NOT NULL,
	"subtotal_minor" bigint NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"tax_rounding" text NOT NULL,
	"checkout_hash" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"success_url" text,
	"cancel_url" text,
	"cancel_reason" text,
	"placed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"canceled_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "order_number_unique" UNIQUE("number"),
	CONSTRAINT "order_access_token_unique" UNIQUE("access_token"),
	CONSTRAINT "order_status_known" CHECK ("order"."status" in ('pending_payment', 'confirmed', 'completed', 'canceled')),
	CONSTRAINT "order_total_is_sum" CHECK ("order"."total_minor" = "order"."subtotal_minor" - "order"."discount_minor" + "order"."shipping_minor" + "order"."tax_minor"),
	CONSTRAINT "order_amounts_not_negative" CHECK (least("order"."subtotal_minor", "order"."discount_minor", "order"."shipping_minor", "order"."tax_minor", "order"."total_minor") >= 0),
	CONSTRAINT "order_confirmed_has_time" CHECK ("order"."status" not in ('confirmed', 'completed') or "order"."confirmed_at" is not null),
	CONSTRAINT "order_canceled_has_time" CHECK (("order"."status" = 'canceled') = ("order"."canceled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "order_address" (
	"order_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"company" text NOT NULL,
	"vat_id" text NOT NULL,
	"line1" text NOT NULL,
	"line2" text NOT NULL,
	"city" text NOT NULL,
	"region" text NOT NULL,
	"postal_code" text NOT NULL,
	"country" text NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "order_address_order_id_kind_pk" PRIMARY KEY("order_id","kind"),
	CONSTRAINT "order_address_country_form" CHECK ("order_address"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
CREATE TABLE "order_adjustment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "order_adjustment_amount_not_negative" CHECK ("order_adjustment"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"type" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"variant_id" uuid,
	"product_id" uuid,
	"product_handle" text NOT NULL,
	"title" text NOT NULL,
	"variant_title" text NOT NULL,
	"sku" text,
	"media_key" text,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"subtotal_minor" bigint NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"requires_shipping" boolean NOT NULL,
	"tracked" boolean NOT NULL,
	"weight_grams" integer NOT NULL,
	CONSTRAINT "order_line_position_unique" UNIQUE("order_id","position"),
	CONSTRAINT "order_line_quantity_bounds" CHECK ("order_line"."quantity" between 1 and 999),
	CONSTRAINT "order_line_subtotal_is_product" CHECK ("order_line"."subtotal_minor" = "order_line"."unit_price_minor" * "order_line"."quantity"),
	CONSTRAINT "order_line_total_is_sum" CHECK ("order_line"."total_minor" = "order_line"."subtotal_minor" - "order_line"."discount_minor" + "order_line"."tax_minor"),
	CONSTRAINT "order_line_amounts_not_negative" CHECK (least("order_line"."unit_price_minor", "order_line"."discount_minor", "order_line"."tax_minor", "order_line"."total_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "order_tax_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"order_line_id" uuid,
	"name" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "order_tax_line_amount_not_negative" CHECK ("order_tax_line"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipping_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"shipping_method_id" uuid,
	"name" text NOT NULL,
	"estimate" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	CONSTRAINT "shipping_line_order_unique" UNIQUE("order_id"),
	CONSTRAINT "shipping_line_amounts_not_negative" CHECK (least("shipping_line"."price_minor", "shipping_line"."tax_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"provider_dispute_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dispute_provider_unique" UNIQUE("provider_dispute_id")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"status" text NOT NULL,
	"provider_session_id" text,
	"provider_session_url" text,
	"provider_intent_id" text,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"authorized_minor" bigint DEFAULT 0 NOT NULL,
	"captured_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"refund_pending_minor" bigint DEFAULT 0 NOT NULL,
	"decline_reason" text,
	"authorized_until" timestamp (3) with time zone,
	"session_expires_at" timestamp (3) with time zone,
	"next_check_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_session_unique" UNIQUE("provider_session_id"),
	CONSTRAINT "payment_intent_unique" UNIQUE("provider_intent_id"),
	CONSTRAINT "payment_attempt_unique" UNIQUE("order_id","attempt"),
	CONSTRAINT "payment_attempt_positive" CHECK ("payment"."attempt" > 0),
	CONSTRAINT "payment_amount_positive" CHECK ("payment"."amount_minor" > 0),
	CONSTRAINT "payment_sums_not_negative" CHECK (least("payment"."authorized_minor", "payment"."captured_minor", "payment"."refunded_minor", "payment"."refund_pending_minor") >= 0),
	CONSTRAINT "payment_never_over_refunded" CHECK ("payment"."refunded_minor" + "payment"."refund_pending_minor" <= "payment"."captured_minor")
);
--> statement-breakpoint
CREATE TABLE "payment_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"type" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"provider_refund_id" text,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"actor" text NOT NULL,
	"failure_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "refund_provider_unique" UNIQUE("provider_refund_id"),
	CONSTRAINT "refund_amount_positive" CHECK ("refund"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "cache_tag" (
	"tag" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cache_tag_length" CHECK (length("cache_tag"."tag") between 1 and 256)
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"locked_until" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_key_scope_key_pk" PRIMARY KEY("scope","key"),
	CONSTRAINT "idempotency_key_length" CHECK (length("idempotency_key"."key") between 1 and 255)
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_run_id" uuid NOT NULL,
	"line" bigint NOT NULL,
	"column" text NOT NULL,
	"value" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"status" text NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"actor" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inbox_event" (
	"id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "page" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"title" text NOT NULL,
	"body_html" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "page_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "redirect" (
	"from_path" text PRIMARY KEY NOT NULL,
	"to_path" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "redirect_not_to_itself" CHECK ("redirect"."from_path" <> "redirect"."to_path")
);
--> statement-breakpoint
CREATE TABLE "sent_mail" (
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"message_id" text NOT NULL,
	"claimed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "sent_mail_kind_subject_id_pk" PRIMARY KEY("kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"price_list_id" uuid,
	"min_quantity" integer DEFAULT 1 NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"amount_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_unique" UNIQUE NULLS NOT DISTINCT("variant_id","currency","price_list_id","min_quantity","starts_at"),
	CONSTRAINT "price_amount_bounds" CHECK ("price"."amount_minor" between 0 and 1000000000000),
	CONSTRAINT "price_compare_at_above" CHECK ("price"."compare_at_minor" >= "price"."amount_minor"),
	CONSTRAINT "price_min_quantity_bounds" CHECK ("price"."min_quantity" between 1 and 999),
	CONSTRAINT "price_window" CHECK ("price"."ends_at" > "price"."starts_at"),
	CONSTRAINT "price_currency_form" CHECK ("price"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "price_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"variant_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	"actor" text NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "price_list" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_list_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "shipping_method" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shipping_zone_id" uuid NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"estimate" text DEFAULT '' NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipping_method_handle_unique" UNIQUE("shipping_zone_id","handle")
);
--> statement-breakpoint
CREATE TABLE "shipping_rate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shipping_method_id" uuid NOT NULL,
	"currency" char(3) NOT NULL,
	"min_subtotal_minor" bigint DEFAULT 0 NOT NULL,
	"price_minor" bigint NOT NULL,
	CONSTRAINT "shipping_rate_unique" UNIQUE("shipping_method_id","currency","min_subtotal_minor"),
	CONSTRAINT "shipping_rate_price_bounds" CHECK ("shipping_rate"."price_minor" between 0 and 1000000000000),
	CONSTRAINT "shipping_rate_subtotal_bounds" CHECK ("shipping_rate"."min_subtotal_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shipping_zone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"countries" text[] DEFAULT '{}' NOT NULL,
	"rest_of_world" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shipping_zone_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "tax_category" (
	"id" uuid PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_category_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "tax_rate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tax_zone_id" uuid NOT NULL,
	"tax_category_id" uuid NOT NULL,
	"name" text NOT NULL,
	"rate_ppm" integer NOT NULL,
	"applies_to_shipping" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_rate_unique" UNIQUE("tax_zone_id","tax_category_id","name"),
	CONSTRAINT "tax_rate_bounds" CHECK ("tax_rate"."rate_ppm" between 0 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "tax_zone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"region" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tax_zone_place_unique" UNIQUE NULLS NOT DISTINCT("country","region"),
	CONSTRAINT "tax_zone_country_form" CHECK ("tax_zone"."country" ~ '^[A-Z]{2}$')
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp" ADD CONSTRAINT "totp_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart" ADD CONSTRAINT "cart_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_promotion_code" ADD CONSTRAINT "cart_promotion_code_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_category_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."category"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_product" ADD CONSTRAINT "collection_product_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_product" ADD CONSTRAINT "collection_product_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_category" ADD CONSTRAINT "product_category_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_category" ADD CONSTRAINT "product_category_category_id_category_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."category"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_option" ADD CONSTRAINT "product_option_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_option_value" ADD CONSTRAINT "product_option_value_option_id_product_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."product_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_tax_category_id_tax_category_id_fk" FOREIGN KEY ("tax_category_id") REFERENCES "public"."tax_category"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant_option_value" ADD CONSTRAINT "variant_option_value_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant_option_value" ADD CONSTRAINT "variant_option_value_option_id_product_option_id_fk" FOREIGN KEY ("option_id") REFERENCES "public"."product_option"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant_option_value" ADD CONSTRAINT "variant_option_value_option_value_id_product_option_value_id_fk" FOREIGN KEY ("option_value_id") REFERENCES "public"."product_option_value"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_customer_group_id_customer_group_id_fk" FOREIGN KEY ("customer_group_id") REFERENCES "public"."customer_group"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishlist_item" ADD CONSTRAINT "wishlist_item_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_stock_location_id_stock_location_id_fk" FOREIGN KEY ("stock_location_id") REFERENCES "public"."stock_location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_stock_level_id_stock_level_id_fk" FOREIGN KEY ("stock_level_id") REFERENCES "public"."stock_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservation" ADD CONSTRAINT "stock_reservation_stock_level_id_stock_level_id_fk" FOREIGN KEY ("stock_level_id") REFERENCES "public"."stock_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_listing" ADD CONSTRAINT "product_listing_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_address" ADD CONSTRAINT "order_address_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_adjustment" ADD CONSTRAINT "order_adjustment_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_event" ADD CONSTRAINT "order_event_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tax_line" ADD CONSTRAINT "order_tax_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_tax_line" ADD CONSTRAINT "order_tax_line_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_line" ADD CONSTRAINT "shipping_line_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_line" ADD CONSTRAINT "shipping_line_shipping_method_id_shipping_method_id_fk" FOREIGN KEY ("shipping_method_id") REFERENCES "public"."shipping_method"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_event" ADD CONSTRAINT "payment_event_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_run_id_import_run_id_fk" FOREIGN KEY ("import_run_id") REFERENCES "public"."import_run"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price" ADD CONSTRAINT "price_price_list_id_price_list_id_fk" FOREIGN KEY ("price_list_id") REFERENCES "public"."price_list"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_method" ADD CONSTRAINT "shipping_method_shipping_zone_id_shipping_zone_id_fk" FOREIGN KEY ("shipping_zone_id") REFERENCES "public"."shipping_zone"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipping_rate" ADD CONSTRAINT "shipping_rate_shipping_method_id_shipping_method_id_fk" FOREIGN KEY ("shipping_method_id") REFERENCES "public"."shipping_method"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD CONSTRAINT "tax_rate_tax_zone_id_tax_zone_id_fk" FOREIGN KEY ("tax_zone_id") REFERENCES "public"."tax_zone"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD CONSTRAINT "tax_rate_tax_category_id_tax_category_id_fk" FOREIGN KEY ("tax_category_id") REFERENCES "public"."tax_category"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user_index" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_expiry_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email_unique" ON "user" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "verification_token_expiry_index" ON "verification_token" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "cart_customer_index" ON "cart" USING btree ("customer_id") WHERE "cart"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "cart_updated_index" ON "cart" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "cart_line_variant_index" ON "cart_line" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "category_parent_index" ON "category" USING btree ("parent_id","position");--> statement-breakpoint
CREATE INDEX "collection_product_product_index" ON "collection_product" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "media_product_source_unique" ON "media" USING btree ("product_id","source_url");--> statement-breakpoint
CREATE INDEX "media_product_index" ON "media" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "media_variant_index" ON "media" USING btree ("variant_id") WHERE "media"."variant_id" is not null;--> statement-breakpoint
CREATE INDEX "media_due_index" ON "media" USING btree ("next_attempt_at") WHERE "media"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "product_updated_index" ON "product" USING btree ("updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "product_category_category_index" ON "product_category" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "variant_option_value_value_index" ON "variant_option_value" USING btree ("option_value_id");--> statement-breakpoint
CREATE INDEX "variant_option_value_option_index" ON "variant_option_value" USING btree ("option_id");--> statement-breakpoint
CREATE INDEX "address_customer_index" ON "address" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "address_one_default" ON "address" USING btree ("customer_id") WHERE "address"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "consent_one_live" ON "consent" USING btree (lower("email"),"purpose") WHERE "consent"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_email_unique" ON "customer" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "customer_group_index" ON "customer" USING btree ("customer_group_id");--> statement-breakpoint
CREATE INDEX "wishlist_item_product_index" ON "wishlist_item" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "stock_level_location_index" ON "stock_level" USING btree ("stock_location_id");--> statement-breakpoint
CREATE INDEX "stock_movement_level_index" ON "stock_movement" USING btree ("stock_level_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stock_movement_order_index" ON "stock_movement" USING btree ("order_id") WHERE "stock_movement"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "stock_reservation_order_index" ON "stock_reservation" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "stock_reservation_level_index" ON "stock_reservation" USING btree ("stock_level_id") WHERE "stock_reservation"."status" <> 'released';--> statement-breakpoint
CREATE INDEX "product_listing_newest_index" ON "product_listing" USING btree ("currency","published_at" DESC NULLS LAST,"product_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "product_listing_price_index" ON "product_listing" USING btree ("currency","min_price_minor","product_id");--> statement-breakpoint
CREATE INDEX "product_listing_title_index" ON "product_listing" USING btree ("currency","title","product_id");--> statement-breakpoint
CREATE INDEX "product_listing_category_index" ON "product_listing" USING gin ("category_ids");--> statement-breakpoint
CREATE INDEX "product_listing_collection_index" ON "product_listing" USING gin ("collection_ids");--> statement-breakpoint
CREATE INDEX "product_listing_facet_index" ON "product_listing" USING gin ("option_facets");--> statement-breakpoint
CREATE INDEX "product_listing_search_index" ON "product_listing" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "product_listing_title_trigram_index" ON "product_listing" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "order_one_live_per_cart" ON "order" USING btree ("cart_id") WHERE "order"."status" <> 'canceled';--> statement-breakpoint
CREATE INDEX "order_placed_index" ON "order" USING btree ("placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_status_index" ON "order" USING btree ("status","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_pending_index" ON "order" USING btree ("placed_at") WHERE "order"."status" = 'pending_payment';--> statement-breakpoint
CREATE INDEX "order_customer_index" ON "order" USING btree ("customer_id") WHERE "order"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "order_email_index" ON "order" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "order_adjustment_order_index" ON "order_adjustment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_event_order_index" ON "order_event" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "order_line_product_index" ON "order_line" USING btree ("product_id") WHERE "order_line"."product_id" is not null;--> statement-breakpoint
CREATE INDEX "order_line_variant_index" ON "order_line" USING btree ("variant_id") WHERE "order_line"."variant_id" is not null;--> statement-breakpoint
CREATE INDEX "order_tax_line_order_index" ON "order_tax_line" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "shipping_line_method_index" ON "shipping_line" USING btree ("shipping_method_id");--> statement-breakpoint
CREATE INDEX "dispute_payment_index" ON "dispute" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_one_live_per_order" ON "payment" USING btree ("order_id") WHERE "payment"."status" in ('pending', 'processing', 'authorized', 'captured');--> statement-breakpoint
CREATE INDEX "payment_due_index" ON "payment" USING btree ("next_check_at") WHERE "payment"."next_check_at" is not null;--> statement-breakpoint
CREATE INDEX "payment_event_payment_index" ON "payment_event" USING btree ("payment_id","created_at");--> statement-breakpoint
CREATE INDEX "refund_payment_index" ON "refund" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "refund_pending_index" ON "refund" USING btree ("created_at") WHERE "refund"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "cache_tag_changed_index" ON "cache_tag" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "idempotency_key_created_index" ON "idempotency_key" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "import_row_run_index" ON "import_row" USING btree ("import_run_id","line");--> statement-breakpoint
CREATE INDEX "import_run_started_index" ON "import_run" USING btree ("started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "inbox_event_open_index" ON "inbox_event" USING btree ("received_at") WHERE "inbox_event"."status" = 'received';--> statement-breakpoint
CREATE INDEX "outbox_event_unsent_index" ON "outbox_event" USING btree ("created_at") WHERE "outbox_event"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_event_sent_index" ON "outbox_event" USING btree ("sent_at") WHERE "outbox_event"."sent_at" is not null;--> statement-breakpoint
CREATE INDEX "price_list_index" ON "price" USING btree ("price_list_id") WHERE "price"."price_list_id" is not null;--> statement-breakpoint
CREATE INDEX "price_change_variant_index" ON "price_change" USING btree ("variant_id","currency","changed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "shipping_zone_one_rest_of_world" ON "shipping_zone" USING btree ("rest_of_world") WHERE "shipping_zone"."rest_of_world";--> statement-breakpoint
CREATE INDEX "shipping_zone_country_index" ON "shipping_zone" USING gin ("countries");--> statement-breakpoint
CREATE UNIQUE INDEX "tax_category_one_default" ON "tax_category" USING btree ("is_default") WHERE "tax_category"."is_default";--> statement-breakpoint
CREATE INDEX "tax_rate_category_index" ON "tax_rate" USING btree ("tax_category_id");