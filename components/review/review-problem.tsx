import { useTranslations } from "#words";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { Problem } from "@/lib/errors/problem";

type Props = { problem: Problem; errors: { id: string; message: string }[]; round: unknown };

const known = ["conflict", "rate_limited", "not_found"] as const;

/** Why a review was not taken, in the page's language. */
export function ReviewProblem({ problem, errors, round }: Props) {
  const t = useTranslations("review.form");
  const code = known.find((entry) => entry === problem.code) ?? "other";
  return (
    <ErrorSummary
      title={errors.length > 0 ? t("wrong") : t(`problems.${code}`)}
      errors={errors}
      round={round}
    />
  );
}
