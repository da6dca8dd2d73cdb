import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Locale, locales } from "@/lib/i18n/locales";
import { beginsWith, chooseSpelling, toSearchWords, toSku, wholeWord } from "./search-rules";

/** What to look for, in the language of Postgres' text search. */
export type Search = {
  text: string;
  sku: string | null;
  /** Matches products. */
  query: SQL;
  /** Matches products whose title has all the words. */
  titleQuery: SQL;
  /** What is looked for instead, when words were mistyped. */
  correctedQuery: string | null;
};

type Word = { word: string; isStop: boolean; isKnown: boolean; isSku: boolean; candidates: string[] };

/** Known words that are nearest by trigrams; `chooseSpelling` counts the slips of each. */
const MAX_CANDIDATES = 60;

/**
 * Reads what a shopper typed: words without accents, each of them a beginning too, a SKU, and for words that no
 * product has the nearest ones that some product has. Words of every language are found; beginnings of their stems
 * only in the page's own: German has a short stem for many an English word, which would find half the shop.
 */
export async function resolveSearch(db: Db, text: string, locale: Locale): Promise<Search> {
  const sku = toSku(text);
  const words = await readWords(db, toSearchWords(text), sku, locale);
  const meant = words.map(({ word, isKnown, isSku, candidates }) =>
    isKnown || isSku ? word : (chooseSpelling(word, candidates) ?? word),
  );
  const telling = meant.filter((_, index) => !words[index]?.isStop);
  const used = telling.length > 0 ? telling : meant;
  const isCorrected = meant.some((word, index) => word !== words[index]?.word);
  return {
    text,
    sku,
    query: either(allOf(used, "", locale), sku === null ? null : sql`${beginsWith(sku)}::tsquery`),
    titleQuery: allOf(used, "A", locale) ?? sql`''::tsquery`,
    correctedQuery: isCorrected ? meant.join(" ") : null,
  };
}

async function readWords(db: Db, words: string[], sku: string | null, locale: Locale): Promise<Word[]> {
  if (words.length === 0) return [];
  const isSku = sku === null ? sql`false` : sql`is_listed(${beginsWith(sku)}::tsquery)`;
  const typed = sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  );
  // A single letter beside other words asks for nothing: mostly it is a word that has just been begun.
  // A word that is in no title may still be in a text: only words found in neither are looked up by trigrams.
  const rows = await db.execute<Word>(sql`
    with typed as (
      select n, btrim(fold_text(raw)) as word from unnest(array[${typed}]::text[]) with ordinality as t(raw, n)
    ), known as materialized (
      select n, word, numnode(plainto_tsquery(${stemmerOf(locale)}, word)) = 0 or (word ~ '^[a-z]$' and ${words.length > 1}) as is_stop,
        exists (select from search_word s where s.word >= typed.word collate "C"
          and s.word < (typed.word || chr(65535)) collate "C")
        or is_listed(to_tsquery('simple', quote_literal(word) || ':*')
          || to_tsquery('english', quote_literal(word) || ${beginning(locale, "en")})
          || to_tsquery('german', quote_literal(word) || ${beginning(locale, "de")})) as is_known
      from typed where word <> ''
    )
    select word, is_stop as "isStop", is_known as "isKnown", ${isSku} as "isSku",
      case when is_known or is_stop or length(word) < 3 then '{}'
        else array(select s.word from search_word s order by s.word <-> known.word limit ${MAX_CANDIDATES})
      end as candidates
    from known order by n`);
  return [...rows];
}

/** Names of Postgres' text search configurations; the search vector of product_listing is made with these. */
const stemmers = { en: "english", de: "german" } as const satisfies Record<Locale, string>;

/** Written out: a parameter would be turned into a configuration for each row, and hide from the planner what is asked. */
const stemmerOf = (locale: Locale) => sql.raw(`'${stemmers[locale]}'`);

const beginning = (own: Locale, locale: Locale) => (own === locale ? ":*" : "");

/** All the words; of two letters and more also what begins so. */
function allOf(words: string[], weight: "" | "A", own: Locale): SQL | null {
  if (words.length === 0) return null;
  return sql`(${sql.join(
    words.map((word) => toWordQuery(word, weight, own)),
    sql` && `,
  )})`;
}

function toWordQuery(word: string, weight: "" | "A", own: Locale): SQL {
  const whole = wholeWord(word) + (weight && `:${weight}`);
  const term = word.length > 1 ? beginsWith(word) + weight : whole;
  const begun = sql`(to_tsquery('simple', ${term}) || to_tsquery(${stemmerOf(own)}, ${term}))`;
  const others = locales
    .filter((locale) => locale !== own)
    // What the beginnings find anyway is not asked for again: the planner would take it for nearly everything.
    .map(
      (
        locale,
      ) => sql` || case when setweight(to_tsvector(${stemmerOf(locale)}, ${word}::text), 'A') @@ ${begun}
        then ''::tsquery else to_tsquery(${stemmerOf(locale)}, ${whole}) end`,
    );
  return sql`(${begun}${sql.join(others)})`;
}

function either(words: SQL | null, sku: SQL | null): SQL {
  if (words && sku) return sql`(${words} || ${sku})`;
  return words ?? sku ?? sql`''::tsquery`;
}
