import { useLocale, useTranslations } from "#words";
import type { ActionState } from "@/lib/api/to-action";
import type { Problem } from "@/lib/errors/problem";
import { fieldWords, problemWords } from "./problem-words";

/** What an action answered, in the words of the page; the page gives its `WordsProvider` `problems`. */
export function useProblemWords() {
  const t = useTranslations("problems");
  const locale = useLocale();
  return {
    sayProblem: (problem: Problem) => problemWords(t, problem, locale),
    /** The message of one field of a failed form. */
    sayField: (state: ActionState, path: string): string | undefined => {
      if (state.status !== "failed") return undefined;
      const error = state.problem.errors.find((entry) => entry.path === path);
      return error ? fieldWords(t, error, state.problem) : undefined;
    },
  };
}
