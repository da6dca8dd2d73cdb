import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { readLocal } from "./local";

const run = promisify(execFile);
const columns = [
  ...["Handle", "Title", "Body (HTML)", "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value"],
  ...["Option3 Name", "Option3 Value", "Variant SKU", "Variant Price", "Variant Compare At Price"],
  ...["Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy"],
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

const counted = (quantity: number, policy: "deny" | "continue" = "deny"): Row => ({
  "Variant Inventory Tracker": "shopify",
  "Variant Inventory Qty": String(quantity),
  "Variant Inventory Policy": policy,
});

const shirt = (size: string, color: string, stock: number): Row => ({
  Handle: "fixture-two-options",
  Title: "Fixture Shirt",
  "Option1 Name": "Size",
  "Option1 Value": size,
  "Option2 Name": "Color",
  "Option2 Value": color,
  "Variant SKU": `FIX-${size}-${color}`.toUpperCase(),
  "Variant Price": size === "L" ? "24.00" : "20.00",
  ...counted(stock),
});

const chair = (color: string, wood: string, height: string): Row => ({
  Handle: "fixture-hundred",
  Title: "Fixture Chair",
  "Option1 Name": "Color",
  "Option1 Value": color,
  "Option2 Name": "Wood",
  "Option2 Value": wood,
  "Option3 Name": "Height",
  "Option3 Value": height,
  "Variant Price": "99.00",
  ...counted(wood === "Ash" && color === "Red" ? 0 : 20),
});

const single = (handle: string, title: string, row: Row): Row => ({
  Handle: handle,
  Title: title,
  "Variant Price": "10.00",
  ...row,
});

const colors = ["Red", "Blue", "Green", "Sand", "Black"];
const woods = ["Oak", "Ash", "Beech", "Walnut", "Pine"];
const heights = ["42 cm", "45 cm", "48 cm", "51 cm"];

/** The states of a product's page, by handle. None has a picture. */
const products: Row[] = [
  single("fixture-single", "Fixture Single", counted(20)),
  ...[shirt("S", "White", 9), shirt("S", "Navy", 0), shirt("M", "White", 9), shirt("M", "Navy", 9)],
  shirt("L", "White", 9),
  ...colors.flatMap((color) => woods.flatMap((wood) => heights.map((height) => chair(color, wood, height)))),
  single("fixture-sold-out", "Fixture Sold Out", counted(0)),
  single("fixture-backorder", "Fixture Back Order", counted(0, "continue")),
  single("fixture-long", "Pneumono".repeat(15), counted(20)),
  single("fixture-words", `Fixture ${"of many words ".repeat(8)}`.trim(), counted(20)),
  ...["Pneumono".repeat(12), "As many words as would fill a whole line, and then some more of them", "S"].map(
    (value) => ({
      ...single("fixture-long-options", "Fixture Long Options", counted(20)),
      "Option1 Name": "How it is made, where, by whom and out of what",
      "Option1 Value": value,
    }),
  ),
  single("fixture-right-to-left", "كوب من السيراميك مزجج يدويًا", {
    ...counted(20),
    "Body (HTML)": "<p>كوب من السيراميك، مزجج من الداخل والخارج.</p>",
  }),
  single("fixture-sale", "Fixture Sale", { ...counted(20), "Variant Compare At Price": "16.00" }),
];

export const fixtureHandles = [...new Set([...products.map((row) => row.Handle ?? ""), "fixture-money"])];

/** Brings the products of the fixtures, or others, into the running shop, as a merchant would: by a file. */
export async function importFixtures(rows: readonly Row[] = products): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "fixtures-"));
  const file = path.join(folder, "products.csv");
  const cells = rows.map((row) => columns.map((name) => JSON.stringify(row[name] ?? "")).join(","));
  await writeFile(file, [columns.join(","), ...cells].join("\n"));
  try {
    await run(process.execPath, ["local/shop.mjs", "import", file], {
      env: { ...process.env, DATABASE_URL: readLocal().databaseUrl },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function removeFixtures(): Promise<void> {
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  try {
    await sql.begin(async (tx) => {
      await tx`delete from product_listing where handle = any(${fixtureHandles})`;
      const ids = (await tx`select id from product where handle = any(${fixtureHandles})`).map(
        ({ id }) => id,
      );
      await tx`update product set status = 'archived', version = version + 1 where id = any(${ids})`;
      const tags = [...fixtureHandles.map((handle) => `product:${handle}`), "catalog"];
      await tx`select invalidate_cache_tags(${tags})`;
    });
  } finally {
    await sql.end();
  }
}
