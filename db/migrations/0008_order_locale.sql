ALTER TABLE "order" ADD COLUMN "locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_locale_known" CHECK ("order"."locale" in ('en', 'de'));