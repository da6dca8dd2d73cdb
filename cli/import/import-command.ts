import { existsSync } from "node:fs";
import { importProducts } from "@/lib/catalog/import/import-products";
import { BrokenCsvError } from "@/lib/catalog/import/read-rows";
import { AppError } from "@/lib/errors/app-error";
import { systemContext } from "@/lib/operation/system-context";

const MOST_SHOWN_ROWS = 50;

/** `import FILE.csv [--dry-run] [--json]`: exit code 1 when something was refused. */
export async function importCommand(args: string[]): Promise<void> {
  const file = args.find((arg) => !arg.startsWith("--"));
  if (file === undefined) throw new AppError("validation_failed", "Name the CSV file to import.");
  if (!existsSync(file)) throw new AppError("not_found", `There is no file ${file}.`);
  try {
    const report = await importProducts(systemContext("import"), file, {
      dryRun: args.includes("--dry-run"),
    });
    const { rows, ...counts } = report;
    if (args.includes("--json")) {
      console.log(JSON.stringify(report));
    } else {
      for (const { line, column, value, reason } of rows.slice(0, MOST_SHOWN_ROWS)) {
        console.log(`line ${line}, ${column} “${value}”: ${reason}`);
      }
      console.log(JSON.stringify(counts));
    }
    if (report.refused > 0) process.exitCode = 1;
  } catch (error) {
    if (error instanceof BrokenCsvError)
      throw new AppError("validation_failed", error.message, { cause: error });
    throw error;
  }
}
