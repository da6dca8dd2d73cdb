import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { productListing } from "@/db/schema/listing";
import { makeVariant } from "@/db/testing/rows";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { listProducts } from "./list-products";
import { listSuggestions } from "./list-suggestions";
import type { ProductListInput } from "./schema";

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
  await list("Contour Mug", { skus: ["MUG-CON-01"], optionFacets: ["color:red", "size:s"], price: 1500 });
  await list("Contour Notebook", { optionFacets: ["color:blue", "size:s"], price: 2500 });
  await list("Café Throw", { optionFacets: ["color:red", "size:l"], price: 9000, vendor: "Loom" });
  await list("Plain Card", { searchText: "Goes well with a mug, wrapped in kraft paper", price: 300 });
});
afterAll(() => shop.stop());

type Row = {
  skus?: string[];
  optionFacets?: string[];
  price: number;
  vendor?: string;
  searchText?: string;
};

async function list(title: string, { skus = [], optionFacets = [], price, vendor = "House", ...rest }: Row) {
  const { productId } = await makeVariant(shop.db, { title });
  await shop.db
    .update(productListing)
    .set({
      skus: skus.map((sku) => sku.toLowerCase()),
      optionFacets,
      minPriceMinor: price,
      vendor,
      searchText: rest.searchText ?? "",
    })
    .where(eq(productListing.productId, productId));
}

const find = (input: Partial<ProductListInput>) => listProducts(shop.ctx, { limit: 24, ...input });
const titlesFor = async (q: string) => (await find({ q })).data.map(({ title }) => title);
const countsOf = async (name: string, input: Partial<ProductListInput>) =>
  Object.fromEntries(
    (await find(input)).facets
      .find((facet) => facet.name === name)
      ?.values.map(({ value, count }) => [value, count]) ?? [],
  );

test("a beginning, a plural, another case and a missing accent find the product", async () => {
  for (const q of ["cont", "contours", "CONTOUR m"]) expect(await titlesFor(q), q).toContain("Contour Mug");
  expect(await titlesFor("cafe")).toEqual(["Café Throw"]);
  expect(await titlesFor("CAFÉ")).toEqual(["Café Throw"]);
});

test("mistyped words find what was meant, and the answer says so", async () => {
  for (const [q, corrected] of [
    ["contuor", "contour"],
    ["contour mgu", "contour mug"],
    ["notbok", "notebook"],
    ["throws caffe", "throws cafe"],
  ] as const) {
    const found = await find({ q });
    expect(found.correctedQuery, q).toBe(corrected);
    expect(found.data.length, q).toBeGreaterThan(0);
  }
});

test("a word that stands only in a text is not taken for a mistyped one", async () => {
  expect(await find({ q: "kraft" })).toMatchObject({ correctedQuery: null, data: [{ title: "Plain Card" }] });
});

test("products with the word in the title come before those with it in the text", async () => {
  expect(await titlesFor("mug")).toEqual(["Contour Mug", "Plain Card"]);
});

test("a SKU and its beginning find their product, in any case", async () => {
  for (const q of ["MUG-CON-01", "mug-con-0"]) expect((await titlesFor(q))[0], q).toBe("Contour Mug");
});

test("hostile text is searched for, never obeyed", async () => {
  const texts = [
    `'`,
    `"`,
    "%",
    "_",
    "\\",
    `'\\':*1`,
    "a' || 'b",
    "!(&|<->)",
    "x".repeat(200),
    "1".repeat(200),
    "🦊",
    "👩‍👩‍👧‍👦1",
    "שלום",
    "\u202eمرحبا\u202c",
    "½ ﬁ ß",
    "the",
    "\t\n",
  ];
  for (const q of texts) {
    const { data, correctedQuery } = await find({ q });
    expect({ q, data, correctedQuery }).toEqual({ q, data: [], correctedQuery: null });
    expect((await listSuggestions(shop.ctx, { q })).products, q).toEqual([]);
  }
});

test("choosing one color keeps the counts of the others, and narrows all other facets", async () => {
  expect(await countsOf("color", {})).toEqual({ red: 2, blue: 1 });
  expect(await countsOf("color", { filter: { color: ["red"] } })).toEqual({ red: 2, blue: 1 });
  expect(await countsOf("size", { filter: { color: ["red"] } })).toEqual({ s: 1, l: 1 });
  expect(await countsOf("color", { filter: { color: ["red"], size: ["l"] } })).toEqual({ red: 1 });
  expect(await countsOf("vendor", { filter: { vendor: ["Loom"] } })).toEqual({ House: 3, Loom: 1 });
});

test("a price range is counted like the others, also one that nobody offered", async () => {
  expect(await countsOf("price", {})).toEqual({
    "0-999": 1,
    "1000-1999": 1,
    "2000-4999": 1,
    "5000-9999": 1,
  });
  expect(await countsOf("price", { filter: { price: ["1500-2500"] } })).toMatchObject({ "1500-2500": 2 });
});

test("the total counts every page, and says that it is exact", async () => {
  expect(await find({ limit: 1 })).toMatchObject({ total: { count: 4, isExact: true } });
  expect(await find({ q: "contour", limit: 1 })).toMatchObject({ total: { count: 2, isExact: true } });
});

test("pages by relevance follow one another without a gap or a repetition", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await find({ q: "contour", limit: 1, ...(cursor ? { cursor } : {}) });
    seen.push(...page.data.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen.toSorted()).toEqual(["Contour Mug", "Contour Notebook"]);
});

test("suggestions bring products that begin so, mistyped or not", async () => {
  for (const q of ["contour no", "contuor no"])
    expect((await listSuggestions(shop.ctx, { q })).products[0]?.title, q).toBe("Contour Notebook");
});
