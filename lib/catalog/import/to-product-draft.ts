import { parseDecimal } from "@/lib/money/money";
import type { ProductDraft, VariantDraft } from "../product-draft";
import type { ProductStatus } from "../schema";
import type { CsvRow } from "./read-rows";

export type RefusedRow = { line: number; column: string; value: string; reason: string };

export type ImportedVariant = VariantDraft & { quantity: number | null; oversell: boolean };
export type ImportedPicture = { sourceUrl: string; alt: string };
export type ImportedProduct = {
  draft: Omit<ProductDraft, "variants"> & { variants: ImportedVariant[] };
  pictures: ImportedPicture[];
};

/** Columns that have a place of their own; whatever else a file has is kept as it came. */
const known = new Set([
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published", "Status"],
  ...["Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value"],
  ...["Variant SKU", "Variant Grams", "Variant Barcode", "Variant Price", "Variant Requires Shipping"],
  ...["Variant Taxable", "Image Src", "Image Alt Text", "Image Position", "SEO Title", "SEO Description"],
]);

/**
 * The product that a group of rows describes: the first row holds the product, every row with a price or an option
 * value a variant, every row with a picture's address a picture.
 *
 * @returns the product, or the rows for which all of it is refused: a product is imported whole or not at all.
 */
export function toProductDraft(
  rows: readonly CsvRow[],
  currency: string,
): { product: ImportedProduct } | { refused: RefusedRow[] } {
  const [first] = rows;
  if (!first) return { refused: [] };
  const refused: RefusedRow[] = [];
  const refuse = (row: CsvRow, column: string, reason: string) =>
    refused.push({ line: row.line, column, value: (row.values[column] ?? "").slice(0, 200), reason });
  const handle = toHandle(text(first, "Handle"));
  if (handle === "") refuse(first, "Handle", "holds no letter or digit");
  const title = text(first, "Title");
  if (title === "" || title.length > 255) refuse(first, "Title", "1 to 255 characters are needed");
  const names = optionNames(first);
  const variants: ImportedVariant[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if (text(row, "Variant Price") === "" && text(row, "Option1 Value") === "") continue;
    const variant = toVariant(row, names, currency, refuse);
    if (!variant) continue;
    const key = JSON.stringify(variant.options);
    if (seen.has(key)) refuse(row, "Option1 Value", "the same option values as a variant above");
    seen.add(key);
    variants.push(variant);
  }
  if (variants.length === 0 && refused.length === 0) refuse(first, "Variant Price", "no row has a price");
  if (refused.length > 0) return { refused };
  const draft = {
    handle,
    title,
    descriptionHtml: text(first, "Body (HTML)").slice(0, 100_000),
    status: toStatus(first),
    vendor: text(first, "Vendor").slice(0, 255),
    productType: text(first, "Type").slice(0, 255),
    tags: text(first, "Tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    attributes: {},
    seoTitle: text(first, "SEO Title").slice(0, 255),
    seoDescription: text(first, "SEO Description").slice(0, 1000),
    options: names.map((name) => ({
      name,
      values: [...new Set(variants.flatMap((variant) => variant.options[name] ?? []))],
    })),
    variants,
    sourceColumns: unknownColumns(first, false),
  };
  return { product: { draft, pictures: toPictures(rows) } };
}

const text = (row: CsvRow, column: string) => (row.values[column] ?? "").trim();

/** A handle as our URLs have it: Shopify's may hold other letters. */
export function toHandle(value: string): string {
  return value
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 200)
    .replace(/-+$/, "");
}

/** Shopify writes one option `Title` with the value `Default Title` for a product without options. */
function optionNames(first: CsvRow): string[] {
  const names = [1, 2, 3].map((number) => text(first, `Option${number} Name`)).filter((name) => name !== "");
  const isDefault =
    names.length === 1 && names[0] === "Title" && text(first, "Option1 Value") === "Default Title";
  return isDefault ? [] : names.map((name) => name.slice(0, 100));
}

function toVariant(
  row: CsvRow,
  names: readonly string[],
  currency: string,
  refuse: (row: CsvRow, column: string, reason: string) => void,
): ImportedVariant | null {
  const amountMinor = parseDecimal(text(row, "Variant Price"), currency);
  if (amountMinor === null) {
    refuse(row, "Variant Price", `not an amount in ${currency}`);
    return null;
  }
  const options: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const column = `Option${index + 1} Value`;
    const value = text(row, column);
    if (value === "" || value.length > 255) refuse(row, column, `a value for ${name} is needed`);
    options[name] = value;
  }
  const weightGrams = readWhole(text(row, "Variant Grams") || "0", 10_000_000);
  if (weightGrams === null) refuse(row, "Variant Grams", "not a weight in grams");
  const quantity = readQuantity(text(row, "Variant Inventory Qty"));
  if (quantity === undefined) refuse(row, "Variant Inventory Qty", "not a whole number");
  const compareAt = parseDecimal(text(row, "Variant Compare At Price") || "0", currency);
  if (compareAt === null) refuse(row, "Variant Compare At Price", `not an amount in ${currency}`);
  return {
    // Shopify's apostrophe keeps spreadsheets from reading a SKU as a number.
    sku: text(row, "Variant SKU").replace(/^'/, "") || null,
    barcode: text(row, "Variant Barcode").replace(/^'/, "") || null,
    options,
    amountMinor,
    // Shops leave old values there: a former price that is not above the price is no reduction.
    compareAtMinor: compareAt !== null && compareAt > amountMinor ? compareAt : null,
    weightGrams: weightGrams ?? 0,
    requiresShipping: text(row, "Variant Requires Shipping").toLowerCase() !== "false",
    taxable: text(row, "Variant Taxable").toLowerCase() !== "false",
    tracked: text(row, "Variant Inventory Tracker") !== "",
    sourceColumns: unknownColumns(row, true),
    quantity: quantity ?? null,
    oversell: text(row, "Variant Inventory Policy").toLowerCase() === "continue",
  };
}

function readWhole(value: string, max: number): number | null {
  if (!/^\d{1,9}(\.\d+)?$/.test(value)) return null;
  const number = Math.round(Number(value));
  return number <= max ? number : null;
}

/** Null when the column is empty; below zero (oversold elsewhere) counts as none. */
function readQuantity(value: string): number | null | undefined {
  if (value === "") return null;
  return /^-?\d{1,9}$/.test(value) ? Math.max(0, Number(value)) : undefined;
}

function toStatus(first: CsvRow): ProductStatus {
  const status = text(first, "Status").toLowerCase();
  if (status === "active" || status === "draft" || status === "archived") return status;
  return text(first, "Published").toLowerCase() === "false" ? "draft" : "active";
}

function toPictures(rows: readonly CsvRow[]): ImportedPicture[] {
  const pictures = new Map<string, ImportedPicture>();
  for (const row of rows) {
    const sourceUrl = text(row, "Image Src");
    if (/^https?:\/\/\S{1,2000}$/.test(sourceUrl) && !pictures.has(sourceUrl)) {
      pictures.set(sourceUrl, { sourceUrl, alt: text(row, "Image Alt Text").slice(0, 500) });
    }
  }
  return [...pictures.values()];
}

function unknownColumns(row: CsvRow, ofVariant: boolean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row.values).filter(
      ([name, value]) => value !== "" && !known.has(name) && name.startsWith("Variant ") === ofVariant,
    ),
  );
}
