CREATE TABLE "checkout_reminder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cart_id" uuid NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"token" text NOT NULL,
	"consent_text" text NOT NULL,
	"consent_version" text NOT NULL,
	"consented_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "checkout_reminder_cart_unique" UNIQUE("cart_id"),
	CONSTRAINT "checkout_reminder_token_unique" UNIQUE("token"),
	CONSTRAINT "checkout_reminder_locale_known" CHECK ("checkout_reminder"."locale" in ('en', 'de')),
	CONSTRAINT "checkout_reminder_email_length" CHECK (length("checkout_reminder"."email") between 3 and 254),
	CONSTRAINT "checkout_reminder_consent_length" CHECK (length("checkout_reminder"."consent_text") between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "checkout_reminder_opt_out" (
	"email_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"event_id" text NOT NULL,
	"event_name" text NOT NULL,
	"data" jsonb NOT NULL,
	"error" text NOT NULL,
	"attempts" integer NOT NULL,
	"last_run_id" text NOT NULL,
	"first_failed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_failed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retried_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text,
	"resolution" text,
	"reason" text,
	CONSTRAINT "dead_letter_job_event_unique" UNIQUE("job","event_id"),
	CONSTRAINT "dead_letter_attempts_positive" CHECK ("dead_letter"."attempts" > 0),
	CONSTRAINT "dead_letter_resolution_known" CHECK ("dead_letter"."resolution" in ('succeeded', 'dismissed')),
	CONSTRAINT "dead_letter_resolved_has_author" CHECK (("dead_letter"."resolved_at" is null) = ("dead_letter"."resolution" is null) and ("dead_letter"."resolved_at" is null) = ("dead_letter"."resolved_by" is null)
        and ("dead_letter"."reason" is not null) = ("dead_letter"."resolution" is not distinct from 'dismissed')
        and length("dead_letter"."reason") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "low_stock_alert" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"crossed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"batch_id" uuid,
	"mailed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "checkout_reminder" ADD CONSTRAINT "checkout_reminder_cart_id_cart_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."cart"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "low_stock_alert" ADD CONSTRAINT "low_stock_alert_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkout_reminder_due_index" ON "checkout_reminder" USING btree ("consented_at") WHERE "checkout_reminder"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "checkout_reminder_email_index" ON "checkout_reminder" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "checkout_reminder_consented_index" ON "checkout_reminder" USING btree ("consented_at");--> statement-breakpoint
CREATE INDEX "dead_letter_open_index" ON "dead_letter" USING btree ("last_failed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "dead_letter"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "dead_letter_failed_index" ON "dead_letter" USING btree ("last_failed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "low_stock_alert_unmailed_index" ON "low_stock_alert" USING btree ("batch_id") WHERE "low_stock_alert"."mailed_at" is null;--> statement-breakpoint
CREATE INDEX "payment_event_mismatch_index" ON "payment_event" USING btree ("created_at" DESC NULLS FIRST) WHERE "payment_event"."type" in ('quarantined', 'differs');--> statement-breakpoint
CREATE INDEX "inbox_event_quarantined_index" ON "inbox_event" USING btree ("received_at" DESC NULLS FIRST) WHERE "inbox_event"."status" = 'quarantined';--> statement-breakpoint
COMMENT ON INDEX "checkout_reminder_due_index" IS 'Reminders that are to be sent, longest ago first.';--> statement-breakpoint
COMMENT ON INDEX "checkout_reminder_email_index" IS 'Reminders of an address: whether it had one lately; all of them, to unsubscribe.';--> statement-breakpoint
COMMENT ON INDEX "checkout_reminder_consented_index" IS 'Reminders that are old enough to be forgotten.';--> statement-breakpoint
COMMENT ON INDEX "dead_letter_open_index" IS 'Dead letters that nobody has dealt with, latest failure first.';--> statement-breakpoint
COMMENT ON INDEX "dead_letter_failed_index" IS 'All dead letters, and those dealt with, latest failure first.';--> statement-breakpoint
COMMENT ON INDEX "low_stock_alert_unmailed_index" IS 'Alerts that wait for their mail, by mail.';--> statement-breakpoint
COMMENT ON INDEX "payment_event_mismatch_index" IS 'What the provider said of payments that does not fit our books, latest first.';--> statement-breakpoint
COMMENT ON INDEX "inbox_event_quarantined_index" IS 'Events that nobody may act on, latest first.';
