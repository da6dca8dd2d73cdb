ALTER TABLE "stock_movement" ADD COLUMN "reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "request_key" text;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_request_unique" UNIQUE("request_key");--> statement-breakpoint
COMMENT ON INDEX "refund_request_unique" IS 'The refund that a repeated request has begun already.';
