import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { getShopCurrency } from "@/lib/pricing/get-shop-currency";
import { importProduct } from "./import-product";
import { type CsvRow, readRows } from "./read-rows";
import { type ImportedProduct, type RefusedRow, toHandle, toProductDraft } from "./to-product-draft";

export type ImportReport = {
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  rows: RefusedRow[];
};

const MOST_REPORTED_ROWS = 10_000;

class DryRun extends Error {}

/**
 * Imports a Shopify product CSV: rows are streamed, each product is one transaction, and what is refused is reported
 * row by row. `refused` counts products.
 *
 * @param options.dryRun does everything and keeps nothing.
 * @throws BrokenCsvError where the file is no CSV; products before that line are imported.
 */
export async function importProducts(
  ctx: Context,
  file: string,
  options: { dryRun: boolean },
): Promise<ImportReport> {
  const currency = await getShopCurrency(ctx.db);
  const report: ImportReport = { created: 0, updated: 0, unchanged: 0, refused: 0, rows: [] };
  const refuse = (rows: RefusedRow[]) => {
    report.refused += 1;
    report.rows.push(...rows.slice(0, MOST_REPORTED_ROWS - report.rows.length));
  };
  for await (const rows of groupByHandle(readRows(file))) {
    const read = toProductDraft(rows, currency);
    if ("refused" in read) {
      refuse(read.refused);
      continue;
    }
    try {
      report[await run(ctx, read.product, currency, options.dryRun)] += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const line = rows[0]?.line ?? 0;
      refuse([{ line, column: "Handle", value: read.product.draft.handle, reason: error.message }]);
    }
  }
  return report;
}

async function run(ctx: Context, product: ImportedProduct, currency: string, dryRun: boolean) {
  if (!dryRun) return importProduct(ctx, product, currency);
  let outcome: "created" | "updated" | "unchanged" = "unchanged";
  try {
    await ctx.db.transaction(async (tx) => {
      outcome = await importProduct({ ...ctx, db: tx }, product, currency);
      throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  return outcome;
}

/** Rows of one product follow one another; rows without a handle belong to the product above. */
async function* groupByHandle(rows: AsyncIterable<CsvRow>): AsyncGenerator<CsvRow[]> {
  let group: CsvRow[] = [];
  let current = "";
  for await (const row of rows) {
    const handle = toHandle(row.values.Handle ?? "");
    if (group.length > 0 && handle !== "" && handle !== current) {
      yield group;
      group = [];
    }
    if (handle !== "") current = handle;
    group.push(row);
  }
  if (group.length > 0) yield group;
}
