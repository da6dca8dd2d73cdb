import type { FieldError } from "@/lib/errors/app-error";
import { findAddressFormat } from "./address-formats";
import { isPossibleVatId } from "./vat-id";

/** What the checkout form sends, unchecked. */
export type CheckoutDraft = {
  email?: unknown;
  shippingAddress?: unknown;
  billingSame?: unknown;
  billingAddress?: unknown;
  vatId?: unknown;
  terms?: unknown;
};

/**
 * Everything that keeps a filled-in checkout form from being ordered, in the order of its fields. Pure: the browser
 * asks before it sends, the server before it believes. Bounds of length are the schema's.
 */
export function findCheckoutProblems(draft: CheckoutDraft): FieldError[] {
  const problems: FieldError[] = [];
  const email = text(draft.email);
  if (!email) problems.push(problem("email", "Enter your e-mail address"));
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    problems.push(problem("email", "Enter an address such as ada@example.com", "invalid"));
  }
  problems.push(...findAddressProblems("shippingAddress", draft.shippingAddress));
  if (text(draft.billingSame) === "") {
    problems.push(...findAddressProblems("billingAddress", draft.billingAddress));
  }
  if (text(draft.vatId) && !isPossibleVatId(text(draft.vatId))) {
    problems.push(problem("vatId", "This cannot be a VAT ID: look at its country and length", "invalid"));
  }
  if (text(draft.terms) === "") problems.push(problem("terms", "Agree to the terms to order"));
  return problems;
}

function findAddressProblems(prefix: string, address: unknown): FieldError[] {
  const given = (typeof address === "object" && address !== null ? address : {}) as Record<string, unknown>;
  const { postal, region, cityLabel, order } = findAddressFormat(text(given.country));
  const problems: FieldError[] = [];
  const need = (name: string, message: string) => {
    if (!text(given[name])) problems.push(problem(`${prefix}.${name}`, message));
  };
  need("name", "Enter the full name");
  need("line1", "Enter street and number");
  for (const field of order) {
    if (field === "city") need("city", `Enter the ${cityLabel.toLowerCase()}`);
    if (field === "region" && region?.required) {
      const verb = region.options.length > 0 ? "Choose" : "Enter";
      need("region", `${verb} the ${region.label.toLowerCase()}`);
    }
    if (field !== "postalCode" || !postal) continue;
    const code = text(given.postalCode);
    const name = postal.label === "ZIP code" ? "ZIP code" : postal.label.toLowerCase();
    if (!code && postal.required) problems.push(problem(`${prefix}.postalCode`, `Enter the ${name}`));
    if (code && postal.pattern && !postal.pattern.test(code)) {
      const message = `Enter ${/^[aeiou]/i.test(name) ? "an" : "a"} ${name} such as ${postal.example}`;
      problems.push(problem(`${prefix}.postalCode`, message, "invalid"));
    }
  }
  return problems;
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

function problem(path: string, message: string, code = "required"): FieldError {
  return { path, code, message };
}
