import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import type { Context } from "@/lib/operation/context";
import { loadProduct } from "../load-product";
import { findProductByHandle } from "../queries";
import { importProducts } from "./import-products";
import { BrokenCsvError } from "./read-rows";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: Context;
const folder = mkdtempSync(path.join(os.tmpdir(), "import-"));

beforeAll(async () => {
  database = await openTestDatabase();
  ctx = { db: database.db, actor: { type: "system", name: "test" }, requestId: "test" };
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const header =
  "Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Custom Field";

function writeCsv(content: string | Buffer): string {
  const file = path.join(folder, `${Math.random()}.csv`);
  writeFileSync(file, content);
  return file;
}

async function getProduct(handle: string) {
  const row = await findProductByHandle(ctx.db, handle);
  if (!row) throw new Error(`no product ${handle}`);
  return loadProduct(ctx.db, row);
}

describe("importProducts", () => {
  test("reads several rows as one product, and a second import changes nothing", async () => {
    const file = writeCsv(
      `\uFEFF${header}\r\nshirt,"Shirt, ""blue""","<p>Two
lines</p>",Maker,"a, b",true,Size,S,SH-S,200,shopify,3,deny,19.99,25.00,https://example.com/a.jpg,kept\r\nshirt,,,,,,,M,SH-M,210,shopify,0,continue,19.99,,https://example.com/b.jpg,\r\n`,
    );
    expect(await importProducts(ctx, file, { dryRun: false })).toMatchObject({ created: 1, refused: 0 });
    const shirt = await getProduct("shirt");
    expect(shirt.title).toBe('Shirt, "blue"');
    expect(
      shirt.variants.map(({ sku, price, compareAtPrice, stockClass }) => [
        sku,
        price.amount,
        compareAtPrice?.amount,
        stockClass,
      ]),
    ).toEqual([
      ["SH-S", 1999, 2500, "low"],
      ["SH-M", 1999, undefined, "backorder"],
    ]);
    expect((await findProductByHandle(ctx.db, "shirt"))?.sourceColumns["Custom Field"]).toBe("kept");
    expect(await importProducts(ctx, file, { dryRun: false })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1,
    });
  });

  test("refuses a product whole, and says which line, column and value", async () => {
    const file = writeCsv(
      `${header}\nbad,Bad,,,,true,Size,S,B-1,0,,,deny,cheap,,,\ngood,Good,,,,true,Title,Default Title,G-1,0,,,deny,5,,,\n`,
    );
    const report = await importProducts(ctx, file, { dryRun: false });
    expect(report).toMatchObject({ created: 1, refused: 1 });
    expect(report.rows).toEqual([
      { line: 2, column: "Variant Price", value: "cheap", reason: "not an amount in USD" },
    ]);
    expect(await findProductByHandle(ctx.db, "bad")).toBeNull();
  });

  test("reads Windows-1252", async () => {
    const file = writeCsv(
      Buffer.from(
        `${header}\ncafe,Caf\u00e9 \u0080,,,,true,Title,Default Title,C-1,0,,,deny,5,,,\n`,
        "latin1",
      ),
    );
    await importProducts(ctx, file, { dryRun: false });
    expect((await getProduct("cafe")).title).toBe("Café €");
  });

  test("keeps nothing of a dry run", async () => {
    const file = writeCsv(`${header}\ndry,Dry,,,,true,Title,Default Title,D-1,0,,,deny,5,,,\n`);
    expect(await importProducts(ctx, file, { dryRun: true })).toMatchObject({ created: 1 });
    expect(await findProductByHandle(ctx.db, "dry")).toBeNull();
  });

  test("names the line where a file is no CSV", async () => {
    const file = writeCsv(`${header}\nopen,"never closed\n`);
    await expect(importProducts(ctx, file, { dryRun: false })).rejects.toThrow(BrokenCsvError);
  });

  const real = ["shopify-apparel.csv", "shopify-home-and-garden.csv"].map((name) =>
    path.join(process.env.STOREHOUSE_TEST_DATA ?? "test-data", name),
  );
  test.skipIf(!real.every(existsSync))(
    "imports the exports of real shops, twice (skipped without STOREHOUSE_TEST_DATA)",
    async () => {
      for (const file of real) {
        const first = await importProducts(ctx, file, { dryRun: false });
        expect(first.refused).toBe(0);
        expect(first.created).toBeGreaterThan(0);
        expect(await importProducts(ctx, file, { dryRun: false })).toMatchObject({
          created: 0,
          updated: 0,
          unchanged: first.created,
        });
      }
    },
  );
});
