import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { media, product } from "@/db/schema/catalog";
import { cacheTag } from "@/db/schema/platform";
import { AppError } from "@/lib/errors/app-error";
import { executeOperation } from "@/lib/operation/execute-operation";
import { type Shop, startShop } from "@/lib/testing/start-shop";
import { findProduct } from "../find-product";
import { getAdminProduct } from "../get-admin-product";
import { listProducts } from "../list-products";
import { listSuggestions } from "../list-suggestions";
import { listProductsOperation, updateProductOperation } from "../operations";
import type { ProductDraft } from "../product-draft";
import { refreshListing } from "../refresh-listing";
import { saveProduct } from "../save-product";
import type { ProductListInput } from "../schema";
import type { ProductTextsInput } from "./schema";

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const staff = () => ({
  ...shop.ctx,
  actor: {
    type: "staff" as const,
    userId: "00000000-0000-7000-8000-000000000001",
    email: "ada@example.com",
    permissions: new Set(["products:read", "products:write"] as const),
  },
});

/** Two finishes and a size. */
function toDraft(handle: string, title: string): ProductDraft {
  const variants = ["Matte", "Gloss"].map((finish) => ({
    sku: `${handle}-${finish}`,
    barcode: null,
    options: { Finish: finish, Size: "Large" },
    amountMinor: 1000,
    compareAtMinor: null,
    weightGrams: 0,
    requiresShipping: false,
    taxable: true,
    tracked: false,
    sourceColumns: {},
  }));
  return {
    handle,
    title,
    descriptionHtml: "<p>Original words</p>",
    status: "active",
    vendor: "House",
    productType: "Mug",
    tags: [],
    attributes: { Material: "Clay" },
    seoTitle: "Seo",
    seoDescription: "",
    options: [
      { name: "Finish", values: ["Matte", "Gloss"] },
      { name: "Size", values: ["Large"] },
    ],
    variants,
    sourceColumns: {},
  };
}

/** A product on sale, with a picture. */
async function make(handle: string, title: string) {
  return shop.db.transaction(async (tx) => {
    const inTx = { ...shop.ctx, db: tx };
    const { row } = await saveProduct(inTx, toDraft(handle, title), "USD");
    await tx.insert(media).values({
      productId: row.id,
      status: "ready",
      storageKey: handle,
      widthPx: 640,
      heightPx: 640,
      renditionWidthsPx: [640],
      alt: "A mug",
    });
    await refreshListing(inTx, row);
    return row;
  });
}

const translate = (productId: string, de: ProductTextsInput) =>
  executeOperation(updateProductOperation, staff(), { productId, translations: { de } });
const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error("nothing was refused");
  return error.fields.map(({ path }) => path);
};
const list = (input: Partial<ProductListInput>) => listProducts(shop.ctx, { limit: 24, ...input });

test("each field that is not translated is answered in the original, and an emptied one again", async () => {
  const { id } = await make("fallback", "Fallback mug");
  await translate(id, { title: "Becher zum Testen", options: [{ option: "Size", name: "Größe" }] });
  const german = await findProduct(shop.ctx, { handle: "fallback", locale: "de" });
  expect(german).toMatchObject({
    title: "Becher zum Testen",
    description: "<p>Original words</p>",
    seo: { title: "Seo" },
    attributes: { Material: "Clay" },
    options: [{ name: "Finish" }, { name: "Größe", values: ["Large"] }],
  });
  expect(german?.variants[0]).toMatchObject({
    title: "Matte / Large",
    options: { Finish: "Matte", Größe: "Large" },
  });
  expect((await findProduct(shop.ctx, { handle: "fallback" }))?.title).toBe("Fallback mug");
  await translate(id, { title: "" });
  expect((await findProduct(shop.ctx, { handle: "fallback", locale: "de" }))?.title).toBe("Fallback mug");
  const [row] = await shop.db.select().from(product).where(eq(product.id, id));
  expect(row?.translations).toEqual({});
});

test("lists carry titles, types, alternative texts and the names of facets in the language asked for", async () => {
  const { id } = await make("listed", "Zebra mug");
  const { images } = await getAdminProduct(shop.ctx, { productId: id });
  await translate(id, {
    title: "Aal-Becher",
    productType: "Tasse",
    images: [{ imageId: images[0]?.id ?? "", alt: "Ein Becher" }],
    options: [
      {
        option: "Finish",
        name: "Oberfläche",
        values: [
          { value: "Matte", label: "Matt" },
          { value: "Gloss", label: "Glänzend" },
        ],
      },
    ],
  });
  const { data, facets } = await list({ locale: "de", sort: "title" });
  expect(data[0]).toMatchObject({ title: "Aal-Becher", productType: "Tasse", image: { alt: "Ein Becher" } });
  expect(facets.find(({ name }) => name === "finish")).toMatchObject({
    label: "Oberfläche",
    values: [
      { value: "gloss", label: "Glänzend" },
      { value: "matte", label: "Matt" },
    ],
  });
  const chosen = await list({ locale: "de", filter: { finish: ["matte"] } });
  expect(chosen.facets.find(({ name }) => name === "finish")?.values[0]?.label).toBe("Glänzend");
  const english = await list({ sort: "title" });
  expect(english.data.at(-1)).toMatchObject({ title: "Zebra mug", image: { alt: "A mug" } });
  expect(english.facets.find(({ name }) => name === "finish")?.label).toBeNull();
});

test("a list by title follows its language's titles, page by page, and its cursor knows the language", async () => {
  const titles: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ locale: "de", sort: "title", limit: 1, cursor });
    titles.push(...page.data.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(titles).toEqual(["Aal-Becher", "Fallback mug"]);
  const { nextCursor } = await list({ locale: "de", sort: "title", limit: 1 });
  await expect(list({ sort: "title", limit: 1, cursor: nextCursor ?? "" })).rejects.toThrow(AppError);
});

test("German words, their other forms, beginnings and slips find a product in both languages", async () => {
  const { id } = await make("searched", "Contour blanket");
  await translate(id, {
    title: "Wolldecke „Höhenlinie“",
    description: "<p>Mit geflochtenen Rändern</p>",
    options: [{ option: "Size", values: [{ value: "Large", label: "Riesig" }] }],
  });
  for (const locale of ["en", "de"] as const)
    for (const q of ["wolldecken", "höhenlinie", "hohenlin", "wolldekce", "riesige", "blanket"]) {
      const { data } = await list({ q, locale });
      expect(data[0]?.title, `${locale} ${q}`).toBe(
        locale === "de" ? "Wolldecke „Höhenlinie“" : "Contour blanket",
      );
    }
  for (const q of ["mit geflochtenem rand", "die geflochtenen"])
    expect((await list({ q, locale: "de" })).data, q).toHaveLength(1);
  expect((await listSuggestions(shop.ctx, { q: "woll", locale: "de" })).products[0]?.title).toBe(
    "Wolldecke „Höhenlinie“",
  );
  expect((await listSuggestions(shop.ctx, { q: "woll" })).products[0]?.title).toBe("Contour blanket");
});

test("what could run is taken out of a translated description", async () => {
  const { id } = await make("hostile", "Hostile mug");
  await translate(id, { description: `<p onclick="x()">Gut</p><script>x()</script><img src=x onerror=x()>` });
  expect((await findProduct(shop.ctx, { handle: "hostile", locale: "de" }))?.description).toBe("<p>Gut</p>");
});

test("unknown languages, options, values, pictures and too long texts are refused at their field", async () => {
  const { id } = await make("bounds", "Bounds mug");
  const path = "translations.de";
  const cases: [ProductTextsInput, string][] = [
    [{ title: "x".repeat(256) }, `${path}.title`],
    [{ seoDescription: "x".repeat(1001) }, `${path}.seoDescription`],
    [{ options: [{ option: "Taste" }] }, `${path}.options.0.option`],
    [
      { options: [{ option: "Size", values: [{ value: "S", label: "K" }] }] },
      `${path}.options.0.values.0.value`,
    ],
    [
      { options: [{ option: "Finish", values: [{ value: "Matte", label: "Gloss" }] }] },
      `${path}.options.0.values.0.label`,
    ],
    [{ images: [{ imageId: "00000000-0000-7000-8000-000000000009", alt: "x" }] }, `${path}.images.0.imageId`],
  ];
  for (const [texts, field] of cases) expect(await refusal(translate(id, texts)), field).toEqual([field]);
  const unknown = { productId: id, translations: { fr: { title: "Tasse" } } };
  expect(await refusal(executeOperation(updateProductOperation, staff(), unknown))).toEqual(["translations"]);
  expect(await refusal(executeOperation(listProductsOperation, shop.ctx, { locale: "fr" }))).toEqual([
    "locale",
  ]);
  expect((await getAdminProduct(shop.ctx, { productId: id })).translations.de.title).toBe("");
});

test("one edit makes the pages of every language stale, and raises the version", async () => {
  const { id, version } = await make("stale", "Stale mug");
  const versionsOf = async () =>
    new Map(
      (
        await shop.db
          .select()
          .from(cacheTag)
          .where(inArray(cacheTag.tag, ["product:stale", "catalog"]))
      ).map(({ tag, ...row }) => [tag, row.version]),
    );
  const before = await versionsOf();
  const edited = await translate(id, { title: "Becher" });
  expect(edited.version).toBe(version + 1);
  for (const [tag, now] of await versionsOf()) expect(now, tag).toBeGreaterThan(before.get(tag) ?? 0);
  await expect(
    executeOperation(updateProductOperation, staff(), {
      productId: id,
      expectedVersion: version,
      translations: { de: { title: "Zu spät" } },
    }),
  ).rejects.toThrow(AppError);
});

test("an import keeps what was translated", async () => {
  const { id } = await make("kept", "Kept mug");
  await translate(id, { title: "Bleibt", options: [{ option: "Finish", name: "Oberfläche" }] });
  await shop.db.transaction((tx) =>
    saveProduct({ ...shop.ctx, db: tx }, toDraft("kept", "New original"), "USD"),
  );
  expect(await findProduct(shop.ctx, { handle: "kept", locale: "de" })).toMatchObject({
    title: "Bleibt",
    options: [{ name: "Oberfläche" }, { name: "Size" }],
  });
});
