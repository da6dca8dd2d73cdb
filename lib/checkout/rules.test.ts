import { describe, expect, test } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { findAddressFormat, formattedCountries } from "./address-formats";
import { type CheckoutDraft, checkoutProblemCodes, findCheckoutProblems } from "./rules";

const address = {
  name: "Ada Lovelace",
  line1: "1 Main Street",
  city: "New York",
  region: "NY",
  postalCode: "10001",
  country: "US",
};
const draft = (changed: Partial<CheckoutDraft> = {}): CheckoutDraft => ({
  email: "ada@example.com",
  shippingAddress: address,
  billingSame: "1",
  terms: "1",
  ...changed,
});
const codesOf = (changed: Partial<CheckoutDraft>) =>
  findCheckoutProblems(draft(changed)).map(({ path, code }) => `${path}: ${code}`);

describe("findCheckoutProblems", () => {
  test("a complete form has none", () => {
    expect(codesOf({})).toEqual([]);
  });

  test("an empty form is told of everything, in the order of its fields", () => {
    expect(codesOf({ email: "", shippingAddress: { country: "US" }, terms: "" })).toEqual([
      "email: email.required",
      "shippingAddress.name: name.required",
      "shippingAddress.line1: line1.required",
      "shippingAddress.city: city.city",
      "shippingAddress.region: region.state",
      "shippingAddress.postalCode: postalCode.zip.required",
      "terms: terms.required",
    ]);
  });

  test("a postal code of another form is told with one that would do", () => {
    const given = { ...address, country: "GB", postalCode: "12345" };
    expect(findCheckoutProblems(draft({ shippingAddress: given }))).toMatchObject([
      {
        path: "shippingAddress.postalCode",
        code: "postalCode.postcode.invalid",
        values: { example: "SW1A 1AA" },
      },
    ]);
  });

  test("the billing address counts where it is another, a VAT ID where there is one", () => {
    expect(codesOf({ billingSame: "", billingAddress: { ...address, name: " " }, vatId: "DE12" })).toEqual([
      "billingAddress.name: name.required",
      "vatId: vatId.invalid",
    ]);
  });
});

test("every problem, and every part of every country's addresses, has words in every language", () => {
  for (const locale of locales) {
    const t = getTranslator(locale, "checkout.problem");
    const label = getTranslator(locale, "checkout.field");
    for (const code of checkoutProblemCodes) expect(t(code, { example: "10115" }), code).toMatch(/\w{3}/);
    for (const country of [...formattedCountries, "ZZ"]) {
      const { postal, region, city } = findAddressFormat(country);
      expect(label(`city.${city}`), country).toMatch(/\w/);
      if (postal) expect(label(`postalCode.${postal.kind}`), country).toMatch(/\w/);
      if (region) expect(label(`region.${region.kind}`), country).toMatch(/\w/);
    }
  }
});
