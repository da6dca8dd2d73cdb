CREATE TABLE "invoice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"order_id" uuid NOT NULL,
	"payment_id" uuid NOT NULL,
	"refund_id" uuid,
	"corrects_id" uuid,
	"locale" text NOT NULL,
	"currency" char(3) NOT NULL,
	"order_number" text NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"seller" jsonb NOT NULL,
	"buyer" jsonb NOT NULL,
	"discounts" jsonb NOT NULL,
	"tax_included" boolean NOT NULL,
	"subtotal_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"reduction_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	CONSTRAINT "invoice_number_unique" UNIQUE("number"),
	CONSTRAINT "invoice_sequence_unique" UNIQUE("series","year","sequence"),
	CONSTRAINT "invoice_kind_known" CHECK ("invoice"."kind" in ('invoice', 'credit_note', 'credit_note_reversal')),
	CONSTRAINT "invoice_series_fits" CHECK (("invoice"."kind" = 'invoice') = ("invoice"."series" = 'INV')),
	CONSTRAINT "invoice_corrections_name_what" CHECK (("invoice"."kind" = 'invoice') = ("invoice"."corrects_id" is null)
        and ("invoice"."kind" = 'invoice') = ("invoice"."refund_id" is null)),
	CONSTRAINT "invoice_total_is_net_and_tax" CHECK ("invoice"."total_minor" = "invoice"."net_minor" + "invoice"."tax_minor"),
	CONSTRAINT "invoice_total_is_sum" CHECK ("invoice"."total_minor" = "invoice"."subtotal_minor" - "invoice"."discount_minor" + "invoice"."shipping_minor" - "invoice"."reduction_minor"
        + case when "invoice"."tax_included" then 0 else "invoice"."tax_minor" end),
	CONSTRAINT "invoice_amounts_not_negative" CHECK (least("invoice"."subtotal_minor", "invoice"."discount_minor", "invoice"."shipping_minor", "invoice"."reduction_minor", "invoice"."net_minor",
        "invoice"."tax_minor", "invoice"."total_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_line" (
	"invoice_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"order_line_id" uuid,
	"title" text NOT NULL,
	"variant_title" text NOT NULL,
	"sku" text,
	"quantity" integer,
	"unit_price_minor" bigint,
	"amount_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"taxes" jsonb NOT NULL,
	CONSTRAINT "invoice_line_invoice_id_position_pk" PRIMARY KEY("invoice_id","position"),
	CONSTRAINT "invoice_line_kind_known" CHECK ("invoice_line"."kind" in ('goods', 'shipping')),
	CONSTRAINT "invoice_line_goods_named" CHECK (("invoice_line"."kind" = 'goods') = ("invoice_line"."order_line_id" is not null)),
	CONSTRAINT "invoice_line_total_is_sum" CHECK ("invoice_line"."total_minor" = "invoice_line"."net_minor" + "invoice_line"."tax_minor"),
	CONSTRAINT "invoice_line_amounts_not_negative" CHECK (least("invoice_line"."amount_minor", "invoice_line"."discount_minor", "invoice_line"."net_minor", "invoice_line"."tax_minor", "invoice_line"."total_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"next_number" integer NOT NULL,
	"last_issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "number_series_series_year_pk" PRIMARY KEY("series","year"),
	CONSTRAINT "number_series_known" CHECK ("number_series"."series" in ('INV', 'CN')),
	CONSTRAINT "number_series_positive" CHECK ("number_series"."next_number" > 1)
);
--> statement-breakpoint
CREATE TABLE "capture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"actor" text NOT NULL,
	"failure_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "capture_status_known" CHECK ("capture"."status" in ('pending', 'succeeded', 'failed')),
	CONSTRAINT "capture_amount_positive" CHECK ("capture"."amount_minor" > 0)
);
--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "capture_method" text DEFAULT 'automatic' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "invoicing" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "refund" ADD COLUMN "crediting" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_refund_id_refund_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refund"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_corrects_id_invoice_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_invoice_id_invoice_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_order_line_id_order_line_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capture" ADD CONSTRAINT "capture_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_one_per_order" ON "invoice" USING btree ("order_id") WHERE "invoice"."kind" = 'invoice';--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_one_correction_per_refund" ON "invoice" USING btree ("refund_id","kind") WHERE "invoice"."refund_id" is not null;--> statement-breakpoint
CREATE INDEX "invoice_order_index" ON "invoice" USING btree ("order_id","issued_at");--> statement-breakpoint
CREATE INDEX "invoice_issued_index" ON "invoice" USING btree ("issued_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "invoice_corrects_index" ON "invoice" USING btree ("corrects_id") WHERE "invoice"."corrects_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "capture_one_per_payment" ON "capture" USING btree ("payment_id") WHERE "capture"."status" <> 'failed';--> statement-breakpoint
CREATE INDEX "capture_pending_index" ON "capture" USING btree ("created_at") WHERE "capture"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "payment_one_invoiced_per_order" ON "payment" USING btree ("order_id") WHERE "payment"."invoicing" <> 'none';--> statement-breakpoint
CREATE INDEX "payment_invoicing_index" ON "payment" USING btree ("created_at") WHERE "payment"."invoicing" = 'due';--> statement-breakpoint
CREATE INDEX "payment_authorized_index" ON "payment" USING btree ("authorized_until") WHERE "payment"."status" = 'authorized';--> statement-breakpoint
CREATE INDEX "refund_crediting_index" ON "refund" USING btree ("created_at") WHERE "refund"."crediting" in ('due', 'reversal_due');--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_capture_method_known" CHECK ("payment"."capture_method" in ('automatic', 'manual'));--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_invoicing_known" CHECK ("payment"."invoicing" in ('none', 'due', 'issued'));--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_never_over_captured" CHECK ("payment"."captured_minor" <= "payment"."amount_minor");--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_crediting_known" CHECK ("refund"."crediting" in ('none', 'due', 'issued', 'reversal_due', 'reversed'));--> statement-breakpoint
CREATE TRIGGER invoice_append_only BEFORE UPDATE OR DELETE ON "invoice" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER invoice_line_append_only BEFORE UPDATE OR DELETE ON "invoice_line" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Orders that were paid before there were invoices get theirs.
UPDATE "payment" p SET "invoicing" = 'due' WHERE p.status = 'captured' AND EXISTS (
  SELECT FROM "order_event" e
  WHERE e.order_id = p.order_id AND e.type = 'paid' AND (e.data ->> 'attempt')::int = p.attempt);--> statement-breakpoint
UPDATE "refund" r SET "crediting" = 'due' FROM "payment" p
WHERE p.id = r.payment_id AND p.invoicing = 'due' AND r.status = 'succeeded';--> statement-breakpoint
COMMENT ON INDEX "invoice_one_per_order" IS 'One invoice an order, whatever races.';--> statement-breakpoint
COMMENT ON INDEX "invoice_one_correction_per_refund" IS 'A refund has one credit note, and that one cancellation.';--> statement-breakpoint
COMMENT ON INDEX "invoice_order_index" IS 'Invoice and corrections of an order, in the order in which they were issued.';--> statement-breakpoint
COMMENT ON INDEX "invoice_issued_index" IS 'Admin list of invoices and corrections, latest first, keyset paging.';--> statement-breakpoint
COMMENT ON INDEX "invoice_corrects_index" IS 'Foreign key: what corrects a document.';--> statement-breakpoint
COMMENT ON INDEX "capture_one_per_payment" IS 'An authorization is captured once; captures of a payment.';--> statement-breakpoint
COMMENT ON INDEX "capture_pending_index" IS 'The timer: captures without an answer.';--> statement-breakpoint
COMMENT ON INDEX "payment_one_invoiced_per_order" IS 'One payment pays an order: money that comes twice goes back.';--> statement-breakpoint
COMMENT ON INDEX "payment_invoicing_index" IS 'The timer: orders whose invoice is due.';--> statement-breakpoint
COMMENT ON INDEX "payment_authorized_index" IS 'The timer: authorizations by their end.';--> statement-breakpoint
COMMENT ON INDEX "refund_crediting_index" IS 'The timer: refunds whose credit note, or its cancellation, is due.';
