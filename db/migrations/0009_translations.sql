ALTER TABLE "category" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "collection" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "product" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "product_option" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "product_option_value" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "facet_labels" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shipping_method" ADD COLUMN "translations" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "product_listing" drop column "search_vector";--> statement-breakpoint
ALTER TABLE "product_listing" ADD COLUMN "search_vector" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('english', fold_text(title)), 'A')
          || setweight(to_tsvector('simple', fold_text(title)), 'A')
          || array_to_tsvector(skus) || to_tsvector('english', fold_text(search_text))
          || setweight(to_tsvector('german', fold_text(coalesce(translations->'de'->>'title', ''))), 'A')
          || setweight(to_tsvector('simple', fold_text(coalesce(translations->'de'->>'title', ''))), 'A')
          || to_tsvector('german', fold_text(coalesce(translations->'de'->>'searchText', '')))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "product_listing_search_index" ON "product_listing" USING gin ("search_vector");--> statement-breakpoint
CREATE INDEX "product_listing_title_de_index" ON "product_listing" USING btree ("currency",coalesce("translations"->'de'->>'title', "title"),"product_id");--> statement-breakpoint
ALTER TABLE "category" ADD CONSTRAINT "category_translations_object" CHECK (jsonb_typeof("category"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_translations_object" CHECK (jsonb_typeof("collection"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_translations_object" CHECK (jsonb_typeof("media"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_translations_object" CHECK (jsonb_typeof("product"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "product_option" ADD CONSTRAINT "product_option_translations_object" CHECK (jsonb_typeof("product_option"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "product_option_value" ADD CONSTRAINT "product_option_value_translations_object" CHECK (jsonb_typeof("product_option_value"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "product_listing" ADD CONSTRAINT "product_listing_translations_object" CHECK (jsonb_typeof("product_listing"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "page" ADD CONSTRAINT "page_translations_object" CHECK (jsonb_typeof("page"."translations") = 'object');--> statement-breakpoint
ALTER TABLE "shipping_method" ADD CONSTRAINT "shipping_method_translations_object" CHECK (jsonb_typeof("shipping_method"."translations") = 'object');--> statement-breakpoint
-- Words of every language are known: a mistyped German word is corrected as an English one is.
CREATE OR REPLACE FUNCTION search_words(l product_listing) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array(
    SELECT word FROM unnest(tsvector_to_array(to_tsvector('simple', fold_text(
      l.title || ' ' || l.vendor || ' ' || l.product_type || ' ' || coalesce(array_to_string(l.tags, ' '), '')
      || coalesce((
        SELECT string_agg(concat(' ', value->>'title', ' ', value->>'productType'), '') FROM jsonb_each(l.translations)
      ), ''))))) AS word
    WHERE length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]')
$$;--> statement-breakpoint
DROP TRIGGER product_listing_words_of_changed ON "product_listing";--> statement-breakpoint
CREATE TRIGGER product_listing_words_of_changed AFTER UPDATE OF title, vendor, product_type, tags, translations
  ON "product_listing" FOR EACH ROW EXECUTE FUNCTION learn_changed_search_words();--> statement-breakpoint
COMMENT ON INDEX "product_listing_search_index" IS 'Full-text search, beginnings of words, SKUs, in every language.';--> statement-breakpoint
COMMENT ON INDEX "product_listing_title_de_index" IS 'German lists sorted by title, keyset paging.';
