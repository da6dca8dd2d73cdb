import { expect, test } from "vitest";
import { validateJsonLd } from "./json-ld.mjs";

const context = { url: "", brokenLinks: [], runs: 1, chromium: "" };

async function problemsOf(address: string, graph: unknown[]): Promise<string[]> {
  const html = `<script type="application/ld+json">${JSON.stringify({ "@graph": graph })}</script>`;
  return (await validateJsonLd({ ...context, pages: new Map([[address, html]]) })).problems;
}

const offer = {
  "@type": "Offer",
  price: "12.50",
  priceCurrency: "USD",
  availability: "https://schema.org/InStock",
};
const product = { "@type": "Product", name: "Mug", image: ["https://shop.example/a.webp"], offers: offer };
const trail = {
  "@type": "BreadcrumbList",
  itemListElement: [{ "@type": "ListItem", position: 1, name: "Home", item: "https://shop.example/" }],
};

test("a product with what search engines require has no problem", async () => {
  expect(await problemsOf("/products/mug", [product, trail])).toEqual([]);
});

test("what is missing, malformed, unknown or not there at all is named with its page", async () => {
  const bad = { ...product, image: [], name: "", offers: { ...offer, price: "$12", availability: "yes" } };
  expect(await problemsOf("/products/mug", [bad, { "@type": "Mug" }])).toEqual([
    "/products/mug: Product: no name",
    "/products/mug: Product: no image",
    "/products/mug: Offer: price is $12",
    "/products/mug: Offer: availability is yes",
    "/products/mug: Mug: is not in the table of local/audit/json-ld.mjs",
    "/products/mug: no BreadcrumbList",
  ]);
});
