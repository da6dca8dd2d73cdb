import { MAX_LINE_QUANTITY } from "@/lib/cart/limits";
import type { FieldError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/error-table";
import type { Problem } from "@/lib/errors/problem";
import type { Locale } from "@/lib/i18n/locales";
import type { Translator } from "@/lib/i18n/translator";
import { formatMoney, type Money } from "@/lib/money/money";

/** What no form of the shop is answered with: codes of APIs and of staff. Any other code must have words. */
const elsewhere = [
  "malformed_body",
  "invalid_cursor",
  "forbidden",
  "reauthentication_required",
  "last_owner",
  "method_not_allowed",
  "handle_taken",
  "sku_taken",
  "code_taken",
  "refund_exceeds_payment",
  "capture_exceeds_authorization",
  "payment_disputed",
  "idempotency_in_progress",
  "version_conflict",
  "body_too_large",
  "unsupported_media_type",
  "unknown_host",
  "idempotency_mismatch",
] as const satisfies readonly ErrorCode[];

type Words = Translator<"problems">;

/** Why nothing was done, in the shopper's language; `Problem` itself speaks English. */
export function problemWords(t: Words, problem: Problem, locale: Locale): string {
  const [field] = problem.errors;
  if (field?.path === "code") return codeWords(t, field.code, problem.minimum, locale);
  if (field) return fieldWords(t, field, problem);
  const { code, available, was, now, minimum, codes, retryAfterSeconds } = problem;
  if (code === "rate_limited" && typeof retryAfterSeconds === "number") {
    return t("limited", { minutes: Math.ceil(retryAfterSeconds / 60) });
  }
  if (code === "promotion_unavailable" && Array.isArray(codes) && codes.length > 0) {
    return t("codeUnavailable", { codes: codes.join(", ") });
  }
  if (code === "account_in_use" && Array.isArray(problem.orders)) {
    return t("accountInUse", { orders: problem.orders.join(", ") });
  }
  if (code === "insufficient_stock" && typeof available === "number") return t("available", { available });
  if (code === "price_changed" && isMoney(was) && isMoney(now)) {
    return t("priceChangedFrom", { was: formatMoney(was, locale), now: formatMoney(now, locale) });
  }
  if (code === "payment_below_minimum" && isMoney(minimum)) {
    return t("minimum", { minimum: formatMoney(minimum, locale) });
  }
  return t(isMetElsewhere(code) ? "internal" : code);
}

const codeProblems = [
  "unknown",
  "ended",
  "used_up",
  "already_used",
  "not_for_customer",
  "not_first_order",
  "not_for_cart",
  "too_few_units",
  "no_effect",
  "outranked",
] as const;

/** Why a promotion code does not help, where it was typed and where it stands. */
export function codeWords(t: Words, problem: string, minimum: unknown, locale: Locale): string {
  if (problem === "below_minimum" && isMoney(minimum)) {
    return t("field.code.below_minimum", { minimum: formatMoney(minimum, locale) });
  }
  const known = codeProblems.find((name) => name === problem);
  return t(known ? `field.code.${known}` : "field.code.required");
}

/** What is wrong with one field, by the code of its check: ours, or zod's. */
export function fieldWords(t: Words, { path, code }: FieldError, { available }: Problem): string {
  if (code === "insufficient_stock" && typeof available === "number") return t("available", { available });
  const isMissing = code === "required" || code === "too_small";
  if (isPasswordCode(code)) return t(`field.${code}`);
  if (code === "email_same") return t("field.email_same");
  if (/password$/i.test(path) && isMissing) return t("field.password");
  if (path === "email" && code === "invalid_format") return t("field.email_invalid");
  if (path === "quantity") {
    if (code === "too_big") return t("field.quantity.tooMany", { most: MAX_LINE_QUANTITY });
    return t(isMissing ? "field.quantity.tooFew" : "field.quantity.notWhole");
  }
  if (path === "shippingMethodId") return t("field.shippingMethod");
  if (isMissing && (path === "email" || path === "number")) return t(`field.${path}`);
  if (code === "too_big") return t("field.tooLong");
  return t(isMissing ? "field.required" : "field.invalid");
}

const passwordCodes = ["password_short", "password_simple", "password_mail", "password_wrong"] as const;

function isPasswordCode(code: string): code is (typeof passwordCodes)[number] {
  return passwordCodes.some((known) => known === code);
}

function isMetElsewhere(code: ErrorCode): code is (typeof elsewhere)[number] {
  return elsewhere.some((known) => known === code);
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "amount" in value && "currency" in value;
}
