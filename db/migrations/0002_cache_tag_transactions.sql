ALTER TABLE "cache_tag" ADD COLUMN "changed_by" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "cache_tag_changed_by_index" ON "cache_tag" USING btree ("changed_by");--> statement-breakpoint
COMMENT ON INDEX "cache_tag_changed_by_index" IS 'What changed since a transaction: every instance''s poll.';--> statement-breakpoint
COMMENT ON INDEX "cache_tag_changed_index" IS 'What an instance that starts has to know, and pruning.';--> statement-breakpoint
-- Call it in the transaction that changes the data. Rows are locked in the order of their tags. The version is taken
-- under the row's lock, so that a tag's versions rise in the order of the commits.
CREATE FUNCTION invalidate_cache_tags(changed text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_tag (tag, version, changed_by, changed_at)
  SELECT tag, nextval('cache_tag_version'), pg_current_xact_id(), clock_timestamp()
  FROM (SELECT DISTINCT unnest(changed) AS tag ORDER BY tag) AS sorted
  ON CONFLICT (tag) DO UPDATE SET
    version = nextval('cache_tag_version'), changed_by = pg_current_xact_id(), changed_at = clock_timestamp();
  -- A hint to look at once; it carries nothing, and is sent only if the transaction commits.
  PERFORM pg_notify('storehouse_tags', '');
END $$;
