import type { Problem } from "@/lib/errors/problem";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { fieldWords, problemWords } from "./problem-words";

/** A problem as a page says it: why nothing was done, and what is wrong with each field, by its path. */
export type SaidProblem = { summary: string; fields: Record<string, string> };

/** Said on the server: pages need not carry words for everything that may go wrong. */
export function sayProblem(problem: Problem, locale: Locale): SaidProblem {
  const t = getTranslator(locale, "problems");
  // Of several problems of a field, the first is said.
  const fields = problem.errors
    .map((error) => [error.path, fieldWords(t, error, problem)] as const)
    .toReversed();
  return { summary: problemWords(t, problem, locale), fields: Object.fromEntries(fields) };
}
