import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import { formatMoney } from "@/lib/money/money";
import type { PromotionRow } from "@/lib/promotion/queries";
import type { Rejection } from "@/lib/promotion/schema";
import type { CodeProblem } from "./schema";

/** What a shopper is told of a code that is not applied: less than the trace says, for codes can be guessed at. */
const problemOf: Record<Rejection, CodeProblem> = {
  not_active: "ended",
  not_started: "ended",
  ended: "ended",
  used_up: "used_up",
  already_used: "already_used",
  wrong_currency: "not_for_cart",
  wrong_customer_group: "not_for_customer",
  not_first_order: "not_first_order",
  no_eligible_goods: "not_for_cart",
  below_minimum: "below_minimum",
  too_few_units: "too_few_units",
  no_effect: "no_effect",
  outranked: "outranked",
};

export const toCodeProblem = (reason: Rejection): CodeProblem => problemOf[reason];

const codeOf: Partial<Record<CodeProblem, ErrorCode>> = {
  ended: "promotion_code_expired",
  used_up: "promotion_code_used_up",
};

/** A code that was typed and does not help, as an error at its field. */
export function codeError(problem: CodeProblem, promotion: PromotionRow): AppError {
  const message = sentenceOf(problem, promotion);
  return new AppError(codeOf[problem] ?? "promotion_code_not_applicable", message, {
    fields: [{ path: "code", code: problem, message }],
    details: { reason: problem, ...(problem === "below_minimum" ? { minimum: minimumOf(promotion) } : {}) },
  });
}

/** What its goods have to come to. */
export function minimumOf({ minSubtotalMinor, currency }: PromotionRow) {
  return minSubtotalMinor === null || currency === null ? null : { amount: minSubtotalMinor, currency };
}

function sentenceOf(problem: CodeProblem, promotion: PromotionRow): string {
  const minimum = minimumOf(promotion);
  switch (problem) {
    case "ended":
      return "This code is over";
    case "used_up":
      return "This code was used as often as it may be";
    case "already_used":
      return "This code was used with your e-mail address before";
    case "not_for_customer":
      return "This code is not for your account";
    case "not_first_order":
      return "This code is for a first order";
    case "not_for_cart":
      return "This code is for none of the goods in the cart";
    case "below_minimum":
      return minimum ? `This code needs goods for ${formatMoney(minimum)}` : "This code needs more goods";
    case "too_few_units":
      return `This code needs ${(promotion.buyQuantity ?? 0) + (promotion.getQuantity ?? 0)} of its goods`;
    case "no_effect":
      return "This code would take off nothing here";
    case "outranked":
      return "Another discount takes the place of this code";
  }
}
