ALTER TABLE "payment" ADD COLUMN "traceparent" text;--> statement-breakpoint
ALTER TABLE "outbox_event" ADD COLUMN "traceparent" text;