import { useTranslations } from "#words";
import { fieldWords } from "@/lib/api/problem-words";
import { type CheckoutProblemCode, checkoutProblemCodes } from "@/lib/checkout/rules";
import type { Problem } from "@/lib/errors/problem";

export type FieldMessage = { path: string; message: string };

/** What is wrong with each field of the checkout form: found by its own rules, or by what the server checks besides. */
export function useFieldMessages(problem: Problem | null): FieldMessage[] {
  const t = useTranslations("checkout.problem");
  const common = useTranslations("problems");
  if (!problem) return [];
  return problem.errors.map((error) => ({
    path: error.path,
    message: isCheckoutCode(error.code) ? t(error.code, error.values) : fieldWords(common, error, problem),
  }));
}

function isCheckoutCode(code: string): code is CheckoutProblemCode {
  return checkoutProblemCodes.some((known) => known === code);
}
