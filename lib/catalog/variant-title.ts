import { type SQL, sql } from "drizzle-orm";
import { variant } from "@/db/schema/catalog";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";

/**
 * For a query that selects from `variant`: its title made of its option values in a language; null where it has none,
 * or for the original, which is the row's own.
 */
export function variantTitle(locale: Locale): SQL<string | null> {
  if (locale === defaultLocale) return sql<string | null>`null::text`;
  return sql<string | null>`(select string_agg(
      coalesce(nullif(value.translations->${locale}::text->>'value', ''), value.value), ' / ' order by option.position)
    from variant_option_value choice
    join product_option option on option.id = choice.option_id
    join product_option_value value on value.id = choice.option_value_id
    where choice.variant_id = ${variant.id})`;
}
