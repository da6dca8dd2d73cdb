import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { beginsWith, chooseSpelling, toSearchWords, toSku } from "./search-rules";

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
 * product has the nearest ones that some product has.
 */
export async function resolveSearch(db: Db, text: string): Promise<Search> {
  const sku = toSku(text);
  const words = await readWords(db, toSearchWords(text), sku);
  const meant = words.map(({ word, isKnown, isSku, candidates }) =>
    isKnown || isSku ? word : (chooseSpelling(word, candidates) ?? word),
  );
  const telling = meant.filter((_, index) => !words[index]?.isStop);
  const used = telling.length > 0 ? telling : meant;
  const isCorrected = meant.some((word, index) => word !== words[index]?.word);
  return {
    text,
    sku,
    query: either(allOf(used, ""), sku === null ? null : sql`${beginsWith(sku)}::tsquery`),
    titleQuery: allOf(used, "A") ?? sql`''::tsquery`,
    correctedQuery: isCorrected ? meant.join(" ") : null,
  };
}

async function readWords(db: Db, words: string[], sku: string | null): Promise<Word[]> {
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
      select n, word, numnode(plainto_tsquery('english', word)) = 0 or (word ~ '^[a-z]$' and ${words.length > 1}) as is_stop,
        exists (select from search_word s where s.word >= typed.word collate "C"
          and s.word < (typed.word || chr(65535)) collate "C")
        or is_listed(to_tsquery('simple', quote_literal(word) || ':*')
          || to_tsquery('english', quote_literal(word) || ':*')) as is_known
      from typed where word <> ''
    )
    select word, is_stop as "isStop", is_known as "isKnown", ${isSku} as "isSku",
      case when is_known or is_stop or length(word) < 3 then '{}'
        else array(select s.word from search_word s order by s.word <-> known.word limit ${MAX_CANDIDATES})
      end as candidates
    from known order by n`);
  return [...rows];
}

/** All the words; of two letters and more also what begins so. */
function allOf(words: string[], weight: "" | "A"): SQL | null {
  if (words.length === 0) return null;
  const each = words.map((word) => {
    const term = word.length > 1 ? beginsWith(word) + weight : `'${word}'${weight && `:${weight}`}`;
    return sql`(to_tsquery('simple', ${term}) || to_tsquery('english', ${term}))`;
  });
  return sql`(${sql.join(each, sql` && `)})`;
}

function either(words: SQL | null, sku: SQL | null): SQL {
  if (words && sku) return sql`(${words} || ${sku})`;
  return words ?? sku ?? sql`''::tsquery`;
}
