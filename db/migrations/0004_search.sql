CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;--> statement-breakpoint
-- unaccent is only STABLE, as its dictionary could be changed; ours never is, and generated columns ask for IMMUTABLE.
-- What joins words becomes a space: what is indexed and what is asked for are cut alike.
CREATE FUNCTION fold_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT translate(lower(public.unaccent('public.unaccent'::regdictionary, $1)), '-./_:@&+#', '         ')
$$;--> statement-breakpoint
CREATE TABLE "search_word" (
	"word" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
DROP INDEX "product_listing_title_trigram_index";--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "skus" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE "product_listing" l SET skus = own.skus
FROM (SELECT product_id, array_agg(lower(sku)) AS skus FROM variant WHERE sku <> '' GROUP BY product_id) own
WHERE own.product_id = l.product_id;--> statement-breakpoint
ALTER TABLE "product_listing" DROP COLUMN "search_vector";--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "search_vector" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', fold_text(title)), 'A')
          || setweight(to_tsvector('simple', fold_text(title)), 'A')
          || array_to_tsvector(skus) || to_tsvector('english', fold_text(search_text))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "product_listing_search_index" ON "product_listing" USING gin ("search_vector");--> statement-breakpoint
CREATE FUNCTION search_words(l product_listing) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array(
    SELECT word FROM unnest(tsvector_to_array(to_tsvector('simple', fold_text(
      l.title || ' ' || l.vendor || ' ' || l.product_type || ' ' || coalesce(array_to_string(l.tags, ' '), ''))))) AS word
    WHERE length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]')
$$;--> statement-breakpoint
INSERT INTO "search_word" SELECT DISTINCT word FROM product_listing l, unnest(search_words(l)) AS word;--> statement-breakpoint
CREATE INDEX "search_word_word_index" ON "search_word" USING btree ("word");--> statement-breakpoint
CREATE INDEX "search_word_trigram_index" ON "search_word" USING gist ("word" gist_trgm_ops);--> statement-breakpoint
CREATE FUNCTION learn_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word
    SELECT DISTINCT w.word FROM added l, unnest(search_words(l::product_listing)) AS w(word)
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = w.word);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION learn_changed_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_word
    SELECT w.word FROM unnest(search_words(NEW)) AS w(word)
    WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = w.word);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER product_listing_words_of_new AFTER INSERT ON "product_listing"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION learn_search_words();--> statement-breakpoint
CREATE TRIGGER product_listing_words_of_changed AFTER UPDATE OF title, vendor, product_type, tags ON "product_listing"
  FOR EACH ROW EXECUTE FUNCTION learn_changed_search_words();--> statement-breakpoint
-- Whether any product has it. Of a query that comes from another row nothing is known when the plan is made: it would
-- then read the whole table.
CREATE FUNCTION is_listed(query tsquery) RETURNS boolean LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT exists (SELECT FROM product_listing WHERE search_vector @@ query)
$$;--> statement-breakpoint
DROP INDEX "product_listing_newest_index";--> statement-breakpoint
CREATE INDEX "product_listing_newest_index" ON "product_listing" USING btree ("currency","published_at" DESC NULLS FIRST,"product_id" DESC NULLS FIRST);--> statement-breakpoint
COMMENT ON INDEX "product_listing_newest_index" IS 'Lists sorted by newest, keyset paging; the newest products, whose facets are counted.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_search_index" IS 'Full-text search, beginnings of words, SKUs.';--> statement-breakpoint
COMMENT ON INDEX "search_word_word_index" IS 'Whether a typed word, or one that begins so, is known.';--> statement-breakpoint
COMMENT ON INDEX "search_word_trigram_index" IS 'Known words nearest to a mistyped one.';
