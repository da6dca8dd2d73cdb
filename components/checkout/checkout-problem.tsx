"use client";

import { useLocale, useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { ErrorSummary } from "@/components/ui/error-summary";
import { problemWords } from "@/lib/api/problem-words";
import type { Problem } from "@/lib/errors/problem";
import { fieldId } from "./form-answer";
import type { FieldMessage } from "./use-field-messages";

type Props = { problem: Problem; errors: readonly FieldMessage[]; round: unknown };

/** Why nothing was ordered, and what to do. */
export function CheckoutProblem({ problem, errors, round }: Props) {
  const t = useTranslations("checkout");
  const problems = useTranslations("problems");
  const locale = useLocale();
  if (errors.length > 0) {
    const fields = errors.map(({ path, message }) => ({ id: fieldId(path), message }));
    return <ErrorSummary title={t("wrong", { count: errors.length })} errors={fields} round={round} />;
  }
  return (
    <ErrorSummary title={t("refused")} errors={[]} round={round}>
      <p className="text-sm">{problemWords(problems, problem, locale)}</p>
      {["insufficient_stock", "variant_not_found", "cart_empty", "cart_completed"].includes(problem.code) ? (
        <Link href="/cart" className="inline-block min-h-6 text-sm underline">
          {t("seeCart")}
        </Link>
      ) : null}
    </ErrorSummary>
  );
}
