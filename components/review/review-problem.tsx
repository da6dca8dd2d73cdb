import { useTranslations } from "#words";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { Problem } from "@/lib/errors/problem";

type Props = { problem: Problem; said: string; errors: { id: string; message: string }[]; round: unknown };

const known = ["conflict", "not_found"] as const;

/** Why a review was not taken, in the page's language. */
export function ReviewProblem({ problem, said, errors, round }: Props) {
  const t = useTranslations("review.form");
  const code = known.find((entry) => entry === problem.code) ?? "other";
  const why = problem.code === "rate_limited" ? said : t(`problems.${code}`);
  return <ErrorSummary title={errors.length > 0 ? t("wrong") : why} errors={errors} round={round} />;
}
