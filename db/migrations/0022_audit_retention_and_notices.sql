CREATE TABLE "audit_checkpoint" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"entry_count" integer NOT NULL,
	"entry_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_checkpoint_sequence_positive" CHECK ("audit_checkpoint"."sequence" > 0),
	CONSTRAINT "audit_checkpoint_count_positive" CHECK ("audit_checkpoint"."entry_count" > 0)
);
--> statement-breakpoint
ALTER TABLE "account_request" DROP CONSTRAINT "account_request_kind_known";--> statement-breakpoint
ALTER TABLE "account_request" ADD CONSTRAINT "account_request_kind_known" CHECK ("account_request"."kind" in ('register', 'reset', 'change_email', 'email_changed', 'password_changed', 'provider_linked', 'new_device', 'two_step_on', 'two_step_off', 'recovery_code_used', 'recovery_codes_renewed', 'api_key_created', 'staff_access_changed'));--> statement-breakpoint
-- Removes the oldest entries of the chain, at most `most`, that are all older than `keep_days`; what stays stands on a
-- checkpoint with the place and the seal of the last one removed. Removed is only what verifies: whoever changed an old
-- entry cannot have the trace swept away. A day's worth goes at once, so that there is a checkpoint a day, not one a round.
CREATE FUNCTION prune_audit_entries(keep_days int, most int, OUT pruned int, OUT head bigint, OUT head_hash bytea) LANGUAGE plpgsql AS $$
DECLARE
  base bigint;
  base_hash bytea;
  young bigint;
  wrong bigint;
  last_at timestamptz;
BEGIN
  pruned := 0;
  PERFORM pg_advisory_xact_lock(hashtext('audit seal'));
  IF NOT EXISTS (SELECT FROM audit_entry e WHERE e.sequence IS NOT NULL AND e.at < now() - make_interval(days => keep_days + 1)) THEN RETURN; END IF;
  SELECT c.sequence, c.hash INTO base, base_hash FROM audit_checkpoint c ORDER BY c.sequence DESC LIMIT 1;
  base := coalesce(base, 0);
  SELECT e.sequence INTO young FROM audit_entry e
  WHERE e.sequence > base AND e.at >= now() - make_interval(days => keep_days) ORDER BY e.sequence LIMIT 1;
  SELECT e.sequence, e.hash, e.at INTO head, head_hash, last_at FROM audit_entry e
  WHERE e.sequence <= least(base + most, coalesce(young - 1, base + most)) ORDER BY e.sequence DESC LIMIT 1;
  IF head IS NULL OR head <= base THEN head := NULL; head_hash := NULL; RETURN; END IF;
  SELECT e.sequence INTO wrong FROM (
    SELECT a.sequence, a.hash, a AS whole, lag(a.hash, 1, base_hash) OVER w AS hash_before, lag(a.sequence, 1, base) OVER w AS place_before
    FROM audit_entry a WHERE a.sequence <= head WINDOW w AS (ORDER BY a.sequence)
  ) e WHERE e.sequence <> e.place_before + 1 OR e.hash IS DISTINCT FROM audit_entry_digest(e.whole, e.sequence, e.hash_before)
  ORDER BY e.sequence LIMIT 1;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'entry % of the audit log is not as it was sealed: nothing before and after it is removed', wrong USING ERRCODE = 'data_exception';
  END IF;
  pruned := head - base;
  INSERT INTO audit_checkpoint (sequence, hash, entry_count, entry_at) VALUES (head, head_hash, pruned, last_at);
  DELETE FROM audit_change c USING audit_entry e WHERE e.id = c.entry_id AND e.sequence <= head;
  DELETE FROM audit_entry e WHERE e.sequence <= head;
END $$;--> statement-breakpoint
-- A checkpoint is made of the entry that it names, and only of what is old: whoever can write to these tables still cannot
-- take away what was done last month.
CREATE FUNCTION guard_audit_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT'
    AND EXISTS (SELECT FROM audit_entry e WHERE e.sequence = NEW.sequence AND e.hash = NEW.hash)
    AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.sequence <= NEW.sequence AND e.at > now() - interval '30 days')
    THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER audit_checkpoint_append_only BEFORE INSERT OR UPDATE OR DELETE ON "audit_checkpoint" FOR EACH ROW EXECUTE FUNCTION guard_audit_checkpoint();--> statement-breakpoint
CREATE TRIGGER audit_checkpoint_no_truncate BEFORE TRUNCATE ON "audit_checkpoint" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- An entry changes once, when it is sealed, and goes once a checkpoint stands for it.
CREATE OR REPLACE FUNCTION guard_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL AND NEW.sequence IS NOT NULL
    AND to_jsonb(NEW) - ARRAY['sequence', 'hash'] = to_jsonb(OLD) - ARRAY['sequence', 'hash'] THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM audit_checkpoint c WHERE c.sequence >= OLD.sequence) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
-- A change changes once, when its payload is erased, and goes with its entry. None joins an entry that is sealed.
CREATE OR REPLACE FUNCTION guard_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.id = NEW.entry_id AND e.sequence IS NOT NULL)
    THEN RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' AND OLD.payload IS NOT NULL AND NEW.payload IS NULL
    AND to_jsonb(NEW) - ARRAY['payload', 'salt', 'erased_at'] = to_jsonb(OLD) - ARRAY['payload', 'salt', 'erased_at']
    THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM audit_entry e JOIN audit_checkpoint c ON c.sequence >= e.sequence WHERE e.id = OLD.entry_id
  ) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
-- As before; where all that was sealed has been removed, the chain goes on from the checkpoint.
CREATE OR REPLACE FUNCTION seal_audit_entries(most int, OUT sealed int, OUT head bigint, OUT head_hash bytea) LANGUAGE plpgsql AS $$
DECLARE
  entry audit_entry;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit seal'));
  sealed := 0;
  SELECT e.sequence, e.hash INTO head, head_hash FROM audit_entry e WHERE e.sequence IS NOT NULL ORDER BY e.sequence DESC LIMIT 1;
  IF head IS NULL THEN
    SELECT c.sequence, c.hash INTO head, head_hash FROM audit_checkpoint c ORDER BY c.sequence DESC LIMIT 1;
  END IF;
  FOR entry IN SELECT * FROM audit_entry e WHERE e.sequence IS NULL ORDER BY e.id LIMIT most LOOP
    head := coalesce(head, 0) + 1;
    head_hash := audit_entry_digest(entry, head, head_hash);
    UPDATE audit_entry SET sequence = head, hash = head_hash WHERE id = entry.id;
    sealed := sealed + 1;
  END LOOP;
END $$;
