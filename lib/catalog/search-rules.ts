const MAX_WORDS = 8;

/** What a shopper typed, as words: letters, their marks and digits. Everything else only parts them. */
export function toSearchWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []).slice(0, MAX_WORDS);
}

/** A SKU has a digit; without one, what was typed is words. */
export function toSku(text: string): string | null {
  const sku = text.trim().toLowerCase();
  return /\d/.test(sku) && sku.length >= 3 ? sku : null;
}

/** A lexeme in the language of Postgres' text search, with all that begins so. */
export const beginsWith = (lexeme: string) => `${wholeWord(lexeme)}:*`;

/** A lexeme alone. */
export const wholeWord = (lexeme: string) => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * The known word that was most likely meant: one slip in a word of three to five letters, two in a longer one. A word
 * that is not finished yet may be the beginning of a known one.
 *
 * @param candidates nearest first; of equally good ones the first is taken.
 */
export function chooseSpelling(word: string, candidates: readonly string[]): string | null {
  const allowed = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  let best: { candidate: string; slips: number } | null = null;
  for (const candidate of candidates) {
    const whole = countSlips(word, candidate);
    const begun = word.length < 4 ? whole : countSlips(word, candidate.slice(0, word.length)) + 0.5;
    const slips = Math.min(whole, begun);
    if (slips < allowed + 1 && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { candidate, slips };
  }
  return best?.candidate ?? null;
}

/** Letters too many, missing, wrong, or two that changed places (Damerau and Levenshtein, optimal string alignment). */
export function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
