import type { FieldMessage } from "./use-field-messages";

/** What a form is filled with and what is wrong with it, by the paths of its fields. */
export type FormAnswer = {
  value: (path: string, before?: string) => string;
  error: (path: string) => string | undefined;
};

export function toFormAnswer(
  values: Readonly<Record<string, string>>,
  errors: readonly FieldMessage[],
): FormAnswer {
  return {
    value: (path, before = "") => values[path] ?? before,
    error: (path) => errors.find((error) => error.path === path)?.message,
  };
}

/** Dots would have to be escaped in selectors. */
export const fieldId = (path: string): string => path.replaceAll(".", "-");
