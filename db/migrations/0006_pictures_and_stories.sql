ALTER TABLE "media" ADD COLUMN "color" text;--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "media_color" text;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "kind" text DEFAULT 'page' NOT NULL;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "summary" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "media_id" uuid;--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_media_index" ON "page" USING btree ("media_id") WHERE "page"."media_id" is not null;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_color_form" CHECK ("media"."color" ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_kind_known" CHECK ("page"."kind" in ('page', 'story'));--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_summary_length" CHECK (length("page"."summary") <= 400);--> statement-breakpoint
comment on index page_media_index is 'Which page shows a picture, when the picture is removed';--> statement-breakpoint
comment on index order_status_index is 'Admin list of orders of one status, keyset paging; what sold of late.';
