/**
 * What Google's rich results refuse a thing without (developers.google.com/search/docs/appearance/structured-data:
 * merchant listing, breadcrumb, organization, site name, review snippet), and schema.org's own types of the values.
 *
 * @type {Record<string, readonly string[]>} an entry `a|b` wants one of both.
 */
const required = {
  Product: ["name", "image", "offers"],
  Offer: ["price", "priceCurrency", "availability"],
  AggregateOffer: ["lowPrice", "priceCurrency", "offerCount"],
  Brand: ["name"],
  BreadcrumbList: ["itemListElement"],
  ListItem: ["position", "name", "item"],
  Organization: ["name", "url", "logo"],
  WebSite: ["name", "url"],
  SearchAction: ["target", "query-input"],
  EntryPoint: ["urlTemplate"],
  AggregateRating: ["ratingValue", "ratingCount|reviewCount"],
  Review: ["author", "reviewRating"],
  Rating: ["ratingValue"],
  Person: ["name"],
};
/** @type {Record<string, RegExp>} */
const forms = {
  url: /^https?:\/\//,
  item: /^https?:\/\//,
  logo: /^https?:\/\//,
  image: /^https?:\/\//,
  price: /^\d+(\.\d+)?$/,
  lowPrice: /^\d+(\.\d+)?$/,
  highPrice: /^\d+(\.\d+)?$/,
  priceCurrency: /^[A-Z]{3}$/,
  availability: /^https:\/\/schema\.org\/(InStock|OutOfStock|LimitedAvailability|BackOrder|PreOrder)$/,
  itemCondition: /^https:\/\/schema\.org\/\w+Condition$/,
};
/** @type {readonly [RegExp, readonly string[]][]} */
const expected = [
  [/^(\/de)?\/?$/, ["Organization", "WebSite"]],
  [/^(\/de)?\/products\//, ["Product", "BreadcrumbList"]],
  [/^(\/de)?\/categories\/[^?]*$/, ["BreadcrumbList"]],
];

/** @param {import("./report.mjs").Context} context @returns {Promise<import("./report.mjs").Section>} */
export async function validateJsonLd({ pages }) {
  const problems = new Set();
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [address, html] of pages) {
    const types = new Set();
    for (const [, text = ""] of html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g))
      for (const { type, problem } of check(JSON.parse(text))) {
        if (problem) problems.add(`${address}: ${type}: ${problem}`);
        else types.add(type);
      }
    for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
    for (const [pattern, names] of expected)
      if (pattern.test(address))
        for (const name of names) if (!types.has(name)) problems.add(`${address}: no ${name}`);
  }
  const table = [["thing", "pages"], ...[...counts].toSorted().map(([type, count]) => [type, String(count)])];
  return {
    text: "Every thing has the fields that search engines require, in their forms.",
    table,
    problems: [...problems],
  };
}

/** @param {unknown} value @returns {{ type: string, problem?: string }[]} the things found, and what they lack. */
function check(value) {
  if (Array.isArray(value)) return value.flatMap(check);
  if (typeof value !== "object" || value === null) return [];
  const fields = /** @type {Record<string, unknown>} */ (value);
  const type = String(fields["@type"] ?? "");
  const found = type ? [{ type }, ...lacking(type, fields)] : [];
  return [...found, ...Object.values(fields).flatMap(check)];
}

/** @param {string} type @param {Record<string, unknown>} fields */
function lacking(type, fields) {
  const names = required[type];
  if (!names) return [{ type, problem: "is not in the table of local/audit/json-ld.mjs" }];
  const isThere = (/** @type {string} */ name) =>
    ![undefined, null, ""].includes(/** @type {string} */ (fields[name]));
  const missing = names.filter((name) => !name.split("|").some(isThere)).map((name) => `no ${name}`);
  const malformed = Object.entries(forms).flatMap(([name, form]) =>
    [fields[name] ?? []]
      .flat()
      .filter((text) => typeof text !== "object" && !form.test(String(text)))
      .map((text) => `${name} is ${text}`),
  );
  return [...missing, ...malformed].map((problem) => ({ type, problem }));
}
