CREATE TABLE "review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"source" text NOT NULL,
	"order_id" uuid,
	"order_line_id" uuid,
	"author_name" text NOT NULL,
	"rating" integer NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"locale" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"moderated_by" text,
	"moderated_at" timestamp (3) with time zone,
	"reply" text,
	"replied_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_one_per_order_and_product" UNIQUE("order_id","product_id"),
	CONSTRAINT "review_source_known" CHECK ("review"."source" in ('order', 'import')),
	CONSTRAINT "review_of_an_order_names_it" CHECK (("review"."source" = 'order') = ("review"."order_id" is not null) and ("review"."order_id" is null) = ("review"."order_line_id" is null)),
	CONSTRAINT "review_rating_bounds" CHECK ("review"."rating" between 1 and 5),
	CONSTRAINT "review_author_name_length" CHECK (length("review"."author_name") between 1 and 60),
	CONSTRAINT "review_title_length" CHECK (length("review"."title") <= 120),
	CONSTRAINT "review_body_length" CHECK (length("review"."body") between 1 and 4000),
	CONSTRAINT "review_status_known" CHECK ("review"."status" in ('pending', 'published', 'rejected')),
	CONSTRAINT "review_rejected_has_reason" CHECK (("review"."status" = 'rejected') = ("review"."reason" is not null) and length("review"."reason") between 1 and 500),
	CONSTRAINT "review_moderated_has_author" CHECK (("review"."moderated_by" is null) = ("review"."moderated_at" is null)
        and ("review"."status" <> 'rejected' or "review"."moderated_by" is not null)),
	CONSTRAINT "review_reply_has_time" CHECK (("review"."reply" is null) = ("review"."replied_at" is null) and length("review"."reply") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "review_summary" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"rating_sum" integer NOT NULL,
	"stars_1" integer NOT NULL,
	"stars_2" integer NOT NULL,
	"stars_3" integer NOT NULL,
	"stars_4" integer NOT NULL,
	"stars_5" integer NOT NULL,
	CONSTRAINT "review_summary_not_negative" CHECK (least("review_summary"."stars_1", "review_summary"."stars_2", "review_summary"."stars_3", "review_summary"."stars_4", "review_summary"."stars_5") >= 0),
	CONSTRAINT "review_summary_is_sum" CHECK ("review_summary"."count" = "review_summary"."stars_1" + "review_summary"."stars_2" + "review_summary"."stars_3" + "review_summary"."stars_4" + "review_summary"."stars_5"
        and "review_summary"."rating_sum" = "review_summary"."stars_1" + 2 * "review_summary"."stars_2" + 3 * "review_summary"."stars_3" + 4 * "review_summary"."stars_4" + 5 * "review_summary"."stars_5")
);
--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "rating_average" numeric(2, 1);--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "rating_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "rating_score" double precision GENERATED ALWAYS AS (((coalesce(rating_average, 0) * rating_count + 15) / (rating_count + 5))::double precision) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_summary" ADD CONSTRAINT "review_summary_product_id_product_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."product"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_newest_index" ON "review" USING btree ("product_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "review"."status" = 'published';--> statement-breakpoint
CREATE INDEX "review_highest_index" ON "review" USING btree ("product_id","rating" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "review"."status" = 'published';--> statement-breakpoint
CREATE INDEX "review_lowest_index" ON "review" USING btree ("product_id",(6 - "rating") desc,"created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "review"."status" = 'published';--> statement-breakpoint
CREATE INDEX "review_product_index" ON "review" USING btree ("product_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "review_status_index" ON "review" USING btree ("status","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "review_order_line_index" ON "review" USING btree ("order_line_id") WHERE "review"."order_line_id" is not null;--> statement-breakpoint
CREATE INDEX "product_listing_rating_index" ON "product_listing" USING btree ("currency","rating_score" DESC NULLS FIRST,"product_id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "product_listing" ADD CONSTRAINT "product_listing_rating_bounds" CHECK ("product_listing"."rating_count" >= 0 and ("product_listing"."rating_count" = 0) = ("product_listing"."rating_average" is null)
        and "product_listing"."rating_average" between 1 and 5);--> statement-breakpoint
COMMENT ON INDEX "review_newest_index" IS 'Published reviews of a product, latest first.';--> statement-breakpoint
COMMENT ON INDEX "review_highest_index" IS 'Published reviews of a product, best first; those of one number of stars; counting stars.';--> statement-breakpoint
COMMENT ON INDEX "review_lowest_index" IS 'Published reviews of a product, worst first.';--> statement-breakpoint
COMMENT ON INDEX "review_product_index" IS 'All reviews of a product for staff, latest first; foreign key of product.';--> statement-breakpoint
COMMENT ON INDEX "review_status_index" IS 'Reviews that wait for a look, and those of another state, latest first. Few wait: stars are filtered among them.';--> statement-breakpoint
COMMENT ON INDEX "review_order_line_index" IS 'Foreign key: the review of a line.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_rating_index" IS 'Lists by rating.';
