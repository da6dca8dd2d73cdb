import { expect, test } from "vitest";
import { AppError, type FieldError } from "@/lib/errors/app-error";
import { type ErrorCode, errorTable } from "@/lib/errors/error-table";
import { toProblem } from "@/lib/errors/problem";
import { locales } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { fieldWords, problemWords } from "./problem-words";

const say = (error: AppError, locale: (typeof locales)[number]) =>
  problemWords(getTranslator(locale, "problems"), toProblem(error, "request"), locale);

test("every code of the table is said in every language, and none with the words meant for APIs", () => {
  for (const locale of locales) {
    for (const code of Object.keys(errorTable) as ErrorCode[]) {
      const words = say(new AppError(code), locale);
      expect(words.length, `${locale} ${code}`).toBeGreaterThan(5);
      expect(words, `${locale} ${code}`).not.toContain(code);
      if (locale !== "en") expect(words).not.toBe(say(new AppError(code), "en"));
    }
  }
});

test("what a problem tells of stock and money is said with it, as the language writes it", () => {
  const stock = (available: number) =>
    new AppError("insufficient_stock", undefined, {
      fields: [{ path: "quantity", code: "insufficient_stock", message: "" }],
      details: { available },
    });
  expect(say(stock(3), "en")).toBe("Only 3 left");
  expect(say(stock(0), "de")).toBe("Ausverkauft");
  const money = (amount: number) => ({ amount, currency: "EUR" });
  const changed = new AppError("price_changed", undefined, {
    details: { was: money(950), now: money(1050) },
  });
  expect(say(changed, "de").replaceAll("\u00a0", " ")).toContain("von 9,50 € auf 10,50 €");
  const small = new AppError("payment_below_minimum", undefined, { details: { minimum: money(50) } });
  expect(say(small, "en")).toContain("€0.50");
});

test("who is over a limit reads in how many minutes it is over", () => {
  const limited = (retryAfterSeconds: number) =>
    new AppError("rate_limited", undefined, { details: { retryAfterSeconds } });
  expect(say(limited(1), "en")).toContain("Try again in a minute.");
  expect(say(limited(61), "en")).toContain("in 2 minutes");
  expect(say(limited(60), "de")).toContain("in einer Minute");
  expect(say(limited(899), "de")).toContain("in 15 Minuten");
});

test("the checks of a form's fields are said by their codes, and no check without words", () => {
  const problem = toProblem(new AppError("validation_failed"), "request");
  const words = (path: string, code: string) => {
    const error: FieldError = { path, code, message: "English, for APIs" };
    return fieldWords(getTranslator("de", "problems"), error, problem);
  };
  expect(words("quantity", "too_small")).toBe("Mindestens 1");
  expect(words("quantity", "too_big")).toContain("999");
  expect(words("quantity", "invalid_type")).toContain("ganze Zahl");
  expect(words("number", "too_small")).toContain("Bestellnummer");
  expect(words("email", "too_small")).toContain("E-Mail");
  expect(words("shippingMethodId", "required")).toContain("Versandart");
  expect(words("shippingAddress.city", "too_big")).toBe("Das ist zu lang");
  expect(words("shippingAddress.country", "some_new_check")).toContain("kann nicht stimmen");
});
