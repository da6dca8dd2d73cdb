import { digitsOf, findTestNumber } from "../cards";
import type { Problem } from "./pay-page";

export type PayForm = {
  number: string;
  email: string | null;
  typed: Record<string, string>;
  problem: Problem | null;
};

/** What was sent by one of the page's two forms. */
export function readPayForm(body: string, needsEmail: boolean): PayForm {
  const form = new URLSearchParams(body);
  const typed = Object.fromEntries(
    ["card", "exp", "cvc", "email"].flatMap((name) => {
      const value = form.get(name);
      return value === null ? [] : [[name, value.slice(0, 512)]];
    }),
  );
  const email = typed.email?.trim() || null;
  const bank = form.get("bank");
  if (bank !== null) {
    const known = findTestNumber(bank)?.kind === "bank_debit";
    const problem = known ? null : { message: "This bank account is not known here.", field: null };
    return { number: bank, email, typed, problem };
  }
  const problem = findProblem(typed) ?? (needsEmail && !email ? missingEmail : null);
  return { number: digitsOf(typed.card ?? ""), email, typed, problem };
}

const missingEmail: Problem = { message: "Your email is missing.", field: "email" };

/** Expiry and security code count when they were sent. */
function findProblem({ card = "", exp, cvc }: Record<string, string>): Problem | null {
  if (findTestNumber(digitsOf(card))?.kind !== "card") {
    return { message: "Your card number is incorrect. Use one of the test cards.", field: "card" };
  }
  if (exp !== undefined && !isFutureMonth(exp)) {
    return { message: "Your card's expiration date is in the past, or incomplete.", field: "exp" };
  }
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc.trim())) {
    return { message: "Your card's security code is incomplete.", field: "cvc" };
  }
  return null;
}

function isFutureMonth(typed: string): boolean {
  const match = /^\s*(\d{1,2})\s*\/?\s*(\d{2}|\d{4})\s*$/.exec(typed);
  const [month, year] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || month < 1 || month > 12) return false;
  const fullYear = year < 100 ? 2000 + year : year;
  return new Date(Date.UTC(fullYear, month)) > new Date();
}
