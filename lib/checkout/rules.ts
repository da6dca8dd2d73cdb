import type { FieldError } from "@/lib/errors/app-error";
import { cityKinds, findAddressFormat, postalKinds, regionKinds } from "./address-formats";
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

/** All that can be wrong with a checkout form. The words of each stand in the catalogues, under `checkout.problem`. */
export const checkoutProblemCodes = [
  "email.required",
  "email.invalid",
  "name.required",
  "line1.required",
  "vatId.invalid",
  "terms.required",
  ...cityKinds.map((kind) => `city.${kind}` as const),
  ...regionKinds.map((kind) => `region.${kind}` as const),
  ...postalKinds.map((kind) => `postalCode.${kind}.required` as const),
  ...postalKinds.map((kind) => `postalCode.${kind}.invalid` as const),
] as const;
export type CheckoutProblemCode = (typeof checkoutProblemCodes)[number];

/**
 * Everything that keeps a filled-in checkout form from being ordered, in the order of its fields. Pure: the browser
 * asks before it sends, the server before it believes. Bounds of length are the schema's.
 */
export function findCheckoutProblems(draft: CheckoutDraft): FieldError[] {
  const problems: FieldError[] = [];
  const email = text(draft.email);
  if (!email) problems.push(problem("email", "email.required"));
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) problems.push(problem("email", "email.invalid"));
  problems.push(...findAddressProblems("shippingAddress", draft.shippingAddress));
  if (text(draft.billingSame) === "") {
    problems.push(...findAddressProblems("billingAddress", draft.billingAddress));
  }
  if (text(draft.vatId) && !isPossibleVatId(text(draft.vatId))) {
    problems.push(problem("vatId", "vatId.invalid"));
  }
  if (text(draft.terms) === "") problems.push(problem("terms", "terms.required"));
  return problems;
}

/** What is wrong with an address, as its country writes them; `prefix` stands before the names of its fields. */
export function findAddressProblems(prefix: string, address: unknown): FieldError[] {
  const given = (typeof address === "object" && address !== null ? address : {}) as Record<string, unknown>;
  const { postal, region, city, order } = findAddressFormat(text(given.country));
  const problems: FieldError[] = [];
  const need = (name: string, code: CheckoutProblemCode) => {
    if (!text(given[name])) problems.push(problem(`${prefix}.${name}`, code));
  };
  need("name", "name.required");
  need("line1", "line1.required");
  for (const field of order) {
    if (field === "city") need("city", `city.${city}`);
    if (field === "region" && region?.required) need("region", `region.${region.kind}`);
    if (field !== "postalCode" || !postal) continue;
    const code = text(given.postalCode);
    if (postal.required) need("postalCode", `postalCode.${postal.kind}.required`);
    if (code && postal.pattern && !postal.pattern.test(code)) {
      const values = { example: postal.example };
      problems.push(problem(`${prefix}.postalCode`, `postalCode.${postal.kind}.invalid`, values));
    }
  }
  return problems;
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

/** The form is the only one to be told, and has the words: here, the code stands for them. */
function problem(path: string, code: CheckoutProblemCode, values: Record<string, string> = {}): FieldError {
  return { path, code, message: code, values };
}
