CREATE TABLE "audit_change" (
	"entry_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"payload" jsonb,
	"salt" "bytea",
	"payload_hash" "bytea" NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "audit_change_entry_id_position_pk" PRIMARY KEY("entry_id","position"),
	CONSTRAINT "audit_change_erased_whole" CHECK (("audit_change"."payload" is null) = ("audit_change"."salt" is null)),
	CONSTRAINT "audit_change_erased_dated" CHECK (("audit_change"."payload" is null) = ("audit_change"."erased_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"operation" text NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor" text NOT NULL,
	"address" text,
	"request_id" text NOT NULL,
	"sequence" bigint,
	"hash" "bytea",
	CONSTRAINT "audit_entry_sealed_whole" CHECK (("audit_entry"."sequence" is null) = ("audit_entry"."hash" is null))
);
--> statement-breakpoint
ALTER TABLE "audit_change" ADD CONSTRAINT "audit_change_entry_id_audit_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_change_subject_index" ON "audit_change" USING btree ("subject_id","entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_entry_sequence_unique" ON "audit_entry" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "audit_entry_at_index" ON "audit_entry" USING btree ("at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entry_actor_index" ON "audit_entry" USING btree ("actor","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entry_operation_index" ON "audit_entry" USING btree ("operation","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_entry_unsealed_index" ON "audit_entry" USING btree ("id") WHERE "audit_entry"."sequence" is null;--> statement-breakpoint
COMMENT ON INDEX "audit_entry_at_index" IS 'Audit log, latest first, keyset paging; from a day to a day.';--> statement-breakpoint
COMMENT ON INDEX "audit_entry_actor_index" IS 'Audit log of one author, latest first.';--> statement-breakpoint
COMMENT ON INDEX "audit_entry_operation_index" IS 'Audit log of one operation, latest first.';--> statement-breakpoint
COMMENT ON INDEX "audit_entry_sequence_unique" IS 'The chain in its order: sealing, and the doctor.';--> statement-breakpoint
COMMENT ON INDEX "audit_entry_unsealed_index" IS 'Sealing: entries that are in no chain yet, oldest first.';--> statement-breakpoint
COMMENT ON INDEX "audit_change_subject_index" IS 'History of a product, an order, a customer; erasure.';--> statement-breakpoint
-- In whose history a row belongs, where the row itself does not say it.
CREATE FUNCTION audit_subject(INOUT subject_type text, INOUT subject_id text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  owner_id uuid;
BEGIN
  CASE subject_type
    WHEN 'variant' THEN
      SELECT v.product_id INTO owner_id FROM variant v WHERE v.id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'product'; subject_id := owner_id; END IF;
    WHEN 'option' THEN
      SELECT o.product_id INTO owner_id FROM product_option o WHERE o.id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'product'; subject_id := owner_id; END IF;
    WHEN 'payment' THEN
      SELECT p.order_id INTO owner_id FROM payment p WHERE p.id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'order'; subject_id := owner_id; END IF;
    WHEN 'refund' THEN
      SELECT p.order_id INTO owner_id FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'order'; subject_id := owner_id; END IF;
    WHEN 'fulfillment' THEN
      SELECT f.order_id INTO owner_id FROM fulfillment f WHERE f.id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'order'; subject_id := owner_id; END IF;
    WHEN 'cart' THEN
      SELECT d.id INTO owner_id FROM draft_order d WHERE d.cart_id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'draft_order'; subject_id := owner_id; END IF;
    WHEN 'return' THEN
      SELECT r.order_id INTO owner_id FROM "return" r WHERE r.id = subject_id::uuid;
      IF owner_id IS NOT NULL THEN subject_type := 'order'; subject_id := owner_id; END IF;
    ELSE NULL;
  END CASE;
END $$;--> statement-breakpoint
-- What the log keeps of a value: long texts are cut, what the log must not know is named only.
CREATE FUNCTION audit_value(value jsonb, is_hidden boolean) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN value = 'null'::jsonb THEN value
    WHEN is_hidden THEN '"(not kept)"'::jsonb
    WHEN jsonb_typeof(value) = 'string' AND length(value #>> '{}') > 1000
      THEN to_jsonb(left(value #>> '{}', 1000) || format('… (%s characters)', length(value #>> '{}')))
    WHEN length(value::text) > 4000 THEN to_jsonb(left(value::text, 4000) || format('… (%s characters)', length(value::text)))
    ELSE value
  END
$$;--> statement-breakpoint
-- Runs for each row that an audited table changes while `storehouse.audit` says who acts (lib/operation/recorded-db.ts):
-- in the transaction of the change, so that both are there or neither. The first change of a transaction makes its entry.
CREATE FUNCTION record_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  most CONSTANT int := 500;
  who jsonb := current_setting('storehouse.audit')::jsonb;
  entry uuid := (who ->> 'entry')::uuid;
  counted int := coalesce(nullif(current_setting('storehouse.audit_position', true), ''), '0')::int + 1;
  keys text[] := string_to_array(TG_ARGV[2], ',');
  hidden text[] := string_to_array(TG_ARGV[3], ',');
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
  known jsonb := CASE WHEN TG_OP = 'DELETE' THEN old_row ELSE new_row END;
  was jsonb;
  became jsonb;
  kept jsonb;
  salt_bytes bytea := uuid_send(gen_random_uuid());
  subject record;
BEGIN
  SELECT jsonb_object_agg(key, audit_value(value, key = ANY (hidden))) INTO was FROM jsonb_each(old_row)
  WHERE key <> 'updated_at' AND value IS DISTINCT FROM new_row -> key AND (TG_OP = 'UPDATE' OR value <> 'null'::jsonb);
  SELECT jsonb_object_agg(key, audit_value(value, key = ANY (hidden))) INTO became FROM jsonb_each(new_row)
  WHERE key <> 'updated_at' AND value IS DISTINCT FROM old_row -> key AND (TG_OP = 'UPDATE' OR value <> 'null'::jsonb);
  IF was IS NULL AND became IS NULL OR counted > most THEN RETURN NULL; END IF;
  PERFORM set_config('storehouse.audit_position', counted::text, true);
  INSERT INTO audit_entry (id, at, operation, actor_type, actor_id, actor, address, request_id)
  VALUES (entry, clock_timestamp(), who ->> 'operation', who ->> 'actorType', who ->> 'actorId', who ->> 'actor',
    who ->> 'address', who ->> 'requestId')
  ON CONFLICT (id) DO NOTHING;
  SELECT * INTO subject FROM audit_subject(TG_ARGV[0], coalesce(known ->> TG_ARGV[1], old_row ->> TG_ARGV[1]));
  -- A bulk change is kept up to a bound; the last row says that there was more.
  kept := CASE WHEN counted = most THEN '{}'::jsonb
    ELSE CASE WHEN was IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('before', was) END
      || CASE WHEN became IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('after', became) END END;
  INSERT INTO audit_change (entry_id, position, table_name, row_key, action, subject_type, subject_id, payload, salt, payload_hash)
  VALUES (entry, counted, TG_TABLE_NAME, (SELECT string_agg(known ->> k, ' ' ORDER BY n) FROM unnest(keys) WITH ORDINALITY u(k, n)),
    CASE WHEN counted = most THEN 'more' ELSE lower(TG_OP) END, subject.subject_type, coalesce(subject.subject_id, ''),
    kept, salt_bytes, sha256(salt_bytes || convert_to(kept::text, 'UTF8')));
  RETURN NULL;
END $$;--> statement-breakpoint
-- Has every change of a table recorded: in the history of the `subject_type` that `subject_column` names. Each table of
-- the schema is audited or named with a reason in lib/audit/audited-tables.db.test.ts.
CREATE FUNCTION audit_table(audited regclass, subject_type text, subject_column text, hidden text DEFAULT '')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  keys text;
BEGIN
  SELECT string_agg(a.attname, ',' ORDER BY array_position(i.indkey::int2[], a.attnum)) INTO STRICT keys
  FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
  WHERE i.indrelid = audited AND i.indisprimary;
  EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW
    WHEN (current_setting(''storehouse.audit'', true) <> '''') EXECUTE FUNCTION record_audit_change(%L, %L, %L, %L)',
    audited, subject_type, subject_column, keys, hidden);
END $$;--> statement-breakpoint
SELECT audit_table('product', 'product', 'id'), audit_table('product_option', 'product', 'product_id'),
  audit_table('product_option_value', 'option', 'option_id'), audit_table('variant', 'product', 'product_id'),
  audit_table('variant_option_value', 'variant', 'variant_id'), audit_table('category', 'category', 'id'),
  audit_table('product_category', 'product', 'product_id'), audit_table('collection', 'collection', 'id'),
  audit_table('collection_product', 'product', 'product_id'), audit_table('media', 'product', 'product_id'),
  audit_table('price_list', 'price_list', 'id'), audit_table('price', 'variant', 'variant_id'),
  audit_table('stock_location', 'stock_location', 'id'), audit_table('stock_level', 'variant', 'variant_id'),
  audit_table('page', 'page', 'handle'), audit_table('redirect', 'redirect', 'from_path'),
  audit_table('setting', 'setting', 'key'), audit_table('promotion', 'promotion', 'id'),
  audit_table('promotion_product', 'promotion', 'promotion_id'),
  audit_table('promotion_collection', 'promotion', 'promotion_id'),
  audit_table('promotion_code', 'promotion', 'promotion_id'), audit_table('review', 'product', 'product_id'),
  audit_table('"order"', 'order', 'id', 'access_token,checkout_hash'), audit_table('order_address', 'order', 'order_id'),
  audit_table('payment', 'order', 'order_id'), audit_table('capture', 'payment', 'payment_id'),
  audit_table('refund', 'payment', 'payment_id'), audit_table('refund_line', 'refund', 'refund_id'),
  audit_table('dispute', 'payment', 'payment_id'), audit_table('fulfillment', 'order', 'order_id'),
  audit_table('fulfillment_line', 'fulfillment', 'fulfillment_id'), audit_table('"return"', 'order', 'order_id'),
  audit_table('return_line', 'return', 'return_id'), audit_table('invoice', 'order', 'order_id'),
  audit_table('draft_order', 'draft_order', 'id', 'link_hash'), audit_table('cart_line', 'cart', 'cart_id'),
  audit_table('customer', 'customer', 'id'), audit_table('customer_group', 'customer_group', 'id'),
  audit_table('address', 'customer', 'customer_id'), audit_table('shipping_zone', 'shipping_zone', 'id'),
  audit_table('shipping_method', 'shipping_zone', 'shipping_zone_id'),
  audit_table('shipping_rate', 'shipping_method', 'shipping_method_id'),
  audit_table('tax_category', 'tax_category', 'id'), audit_table('tax_zone', 'tax_zone', 'id'),
  audit_table('tax_rate', 'tax_zone', 'tax_zone_id'), audit_table('dead_letter', 'dead_letter', 'id'),
  audit_table('sent_mail', 'mail', 'subject_id'), audit_table('"user"', 'user', 'id', 'password_hash'),
  audit_table('staff_member', 'user', 'user_id'), audit_table('totp', 'user', 'user_id', 'secret_encrypted'),
  audit_table('api_key', 'api_key', 'id', 'key_hash');--> statement-breakpoint
-- What an entry's seal is made of: the seal before it, the entry, and each change with the hash of its payload.
CREATE FUNCTION audit_entry_digest(entry audit_entry, place bigint, previous bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(previous, '') || convert_to(jsonb_build_array(
    place, entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.operation, entry.actor_type, entry.actor_id,
    entry.actor, entry.address, entry.request_id,
    (SELECT jsonb_agg(jsonb_build_array(c.position, c.table_name, c.row_key, c.action, c.subject_type, c.subject_id,
      encode(c.payload_hash, 'hex')) ORDER BY c.position) FROM audit_change c WHERE c.entry_id = entry.id)
  )::text, 'UTF8'))
$$;--> statement-breakpoint
-- Seals what is committed and in no chain yet, one caller at a time. An entry that is committed later is sealed later: the
-- chain's order is that of sealing.
CREATE FUNCTION seal_audit_entries(most int, OUT sealed int, OUT head bigint, OUT head_hash bytea) LANGUAGE plpgsql AS $$
DECLARE
  entry audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit seal'));
  sealed := 0;
  SELECT e.sequence, e.hash INTO head, head_hash FROM audit_entry e WHERE e.sequence IS NOT NULL ORDER BY e.sequence DESC LIMIT 1;
  FOR entry IN SELECT * FROM audit_entry e WHERE e.sequence IS NULL ORDER BY e.id LIMIT most LOOP
    head := coalesce(head, 0) + 1;
    head_hash := audit_entry_digest(entry, head, head_hash);
    UPDATE audit_entry SET sequence = head, hash = head_hash WHERE id = entry.id;
    sealed := sealed + 1;
  END LOOP;
END $$;--> statement-breakpoint
-- An entry changes once, when it is sealed.
CREATE FUNCTION guard_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL AND NEW.sequence IS NOT NULL
    AND to_jsonb(NEW) - ARRAY['sequence', 'hash'] = to_jsonb(OLD) - ARRAY['sequence', 'hash'] THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
-- A change changes once, when its payload is erased. None joins an entry that is sealed.
CREATE FUNCTION guard_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = NEW.entry_id AND e.sequence IS NOT NULL)
    THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.payload IS NOT NULL AND NEW.payload IS NULL
    AND to_jsonb(NEW) - ARRAY['payload', 'salt', 'erased_at'] = to_jsonb(OLD) - ARRAY['payload', 'salt', 'erased_at']
    THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION guard_audit_entry();--> statement-breakpoint
CREATE TRIGGER audit_change_append_only BEFORE INSERT OR UPDATE OR DELETE ON "audit_change" FOR EACH ROW EXECUTE FUNCTION guard_audit_change();--> statement-breakpoint
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_change_no_truncate BEFORE TRUNCATE ON "audit_change" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role" (
	"handle" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_not_built_in" CHECK ("role"."handle" not in ('owner', 'manager', 'catalog', 'fulfillment', 'support', 'read_only')),
	CONSTRAINT "role_name_length" CHECK (length("role"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "role_permission" (
	"role_handle" text NOT NULL,
	"permission" text NOT NULL,
	CONSTRAINT "role_permission_role_handle_permission_pk" PRIMARY KEY("role_handle","permission")
);
--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_invitation_token_unique" UNIQUE("token_hash"),
	CONSTRAINT "staff_invitation_email_length" CHECK (length("staff_invitation"."email") between 3 and 254)
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"proved_again_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "created_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "totp" ADD COLUMN "last_period" bigint;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permission" ADD CONSTRAINT "role_permission_role_handle_role_handle_fk" FOREIGN KEY ("role_handle") REFERENCES "public"."role"("handle") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recovery_code_user_index" ON "recovery_code" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitation_one_open" ON "staff_invitation" USING btree (lower("email")) WHERE "staff_invitation"."accepted_at" is null and "staff_invitation"."revoked_at" is null;--> statement-breakpoint
COMMENT ON INDEX "staff_invitation_one_open" IS 'At most one open invitation for an address, whatever its case.';--> statement-breakpoint
COMMENT ON INDEX "recovery_code_user_index" IS 'Recovery codes of one person: use, count, renewal.';--> statement-breakpoint
SELECT audit_table('role', 'role', 'handle'), audit_table('role_permission', 'role', 'role_handle'),
  audit_table('staff_invitation', 'invitation', 'id', 'token_hash'),
  audit_table('recovery_code', 'user', 'user_id', 'code_hash');

