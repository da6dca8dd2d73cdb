CREATE TABLE "account_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"user_id" uuid,
	"name" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"locale" text NOT NULL,
	"token_hash" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_request_kind_known" CHECK ("account_request"."kind" in ('register', 'reset', 'change_email', 'email_changed', 'password_changed')),
	CONSTRAINT "account_request_email_length" CHECK (length("account_request"."email") between 3 and 254),
	CONSTRAINT "account_request_locale_known" CHECK ("account_request"."locale" in ('en', 'de'))
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "audience" text DEFAULT 'staff' NOT NULL;--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "account_request" ADD CONSTRAINT "account_request_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_request_token_unique" ON "account_request" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "account_request_email_index" ON "account_request" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "account_request_user_index" ON "account_request" USING btree ("user_id") WHERE "account_request"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "account_request_expiry_index" ON "account_request" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cart_one_open_per_customer" ON "cart" USING btree ("customer_id") WHERE "cart"."customer_id" is not null and "cart"."completed_at" is null;--> statement-breakpoint
ALTER TABLE "customer" ADD CONSTRAINT "customer_user_unique" UNIQUE("user_id");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_audience_known" CHECK ("session"."audience" in ('staff', 'shop'));--> statement-breakpoint
COMMENT ON INDEX "account_request_token_unique" IS 'The request that the link of a mail names.';--> statement-breakpoint
COMMENT ON INDEX "account_request_email_index" IS 'Requests of an address: its other links end when one is used, all go when the person does.';--> statement-breakpoint
COMMENT ON INDEX "account_request_user_index" IS 'Foreign key, and the change of address that an account waits for.';--> statement-breakpoint
COMMENT ON INDEX "account_request_expiry_index" IS 'Pruning of requests that nobody can use any more.';--> statement-breakpoint
COMMENT ON INDEX "cart_one_open_per_customer" IS 'A customer has one open cart, which each of their devices finds.';--> statement-breakpoint
COMMENT ON INDEX "customer_user_unique" IS 'The customer that a user is; one at most.';

