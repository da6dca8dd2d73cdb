import { appendFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { migrateDatabase } from "@/db/migrate-database";
import { getEnv } from "@/lib/env/env";
import { getDatabase } from "@/lib/operation/database";
import { doctorCommand } from "./doctor/doctor-command";
import { explainFailure } from "./explain-failure";
import { importCommand } from "./import/import-command";
import { prepare } from "./prepare";

const usage = `Usage: npm run shop -- <command>

  doctor [--json] [--repair CHECK]       look whether everything holds that must: stock, money, orders, mails
  import FILE.csv [--dry-run] [--json]   read products from a Shopify product CSV
  migrate   bring the database to this version
  prepare   migrate, and fill an empty database with the demo shop`;

const commands: Record<string, (args: string[]) => Promise<void>> = {
  doctor: doctorCommand,
  import: async (args) => {
    await migrateDatabase(getEnv().DATABASE_URL);
    await importCommand(args);
  },
  migrate: () => migrateDatabase(getEnv().DATABASE_URL),
  prepare,
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(usage);
  process.exit(name === "" || name === "help" ? 0 : 2);
}
try {
  await command(args);
  await getDatabase().close();
} catch (error) {
  const { sentence, exitCode, isForeseen } = explainFailure(error);
  const log = isForeseen ? null : writeLog(error);
  console.error(log ? `${sentence} (${log} tells more)` : sentence);
  // At once: a connection that is being tried again would hold the process.
  process.exit(exitCode);
}

/** The whole error, for engineers. Where it cannot be written, it is shown. */
function writeLog(error: unknown): string | null {
  const file = path.join(process.env.DATA_DIR || ".data", "shop.log");
  try {
    appendFileSync(file, `${new Date().toISOString()} ${inspect(error, { depth: 5 })}\n`, { mode: 0o600 });
    return file;
  } catch {
    console.error(error);
    return null;
  }
}
