"use client";

import { Link } from "@/components/i18n/link";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { Problem } from "@/lib/errors/problem";
import { formatMoney, type Money } from "@/lib/money/money";
import { fieldId } from "./form-answer";

/** Why nothing was ordered, and what to do. */
export function CheckoutProblem({ problem, round }: { problem: Problem; round: unknown }) {
  if (problem.errors.length > 0) {
    const errors = problem.errors.map(({ path, message }) => ({ id: fieldId(path), message }));
    const count = errors.length === 1 ? "One thing is" : `${errors.length} things are`;
    return <ErrorSummary title={`${count} missing or wrong`} errors={errors} round={round} />;
  }
  return (
    <ErrorSummary title="Nothing was ordered" errors={[]} round={round}>
      <p className="text-sm">{explain(problem)}</p>
      {["insufficient_stock", "variant_not_found", "cart_empty", "cart_completed"].includes(problem.code) ? (
        <Link href="/cart" className="inline-block min-h-6 text-sm underline">
          Look at the cart
        </Link>
      ) : null}
    </ErrorSummary>
  );
}

function explain(problem: Problem): string {
  switch (problem.code) {
    case "price_changed": {
      const { was, now } = problem as unknown as { was: Money; now: Money };
      return `The total has changed from ${formatMoney(was)} to ${formatMoney(now)}. Look at the totals below and order again if you agree.`;
    }
    case "shipping_unavailable":
      return "What was chosen does not go to this country. Look at the shipping and the totals below, and order again.";
    case "payment_unavailable":
      return "The payment page does not answer at the moment. Try again in a minute: you will not be charged twice.";
    default:
      return problem.detail;
  }
}
