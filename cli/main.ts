import { appendFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { migrateDatabase } from "@/db/migrate-database";
import { getEnv } from "@/lib/env/env";
import { closeDatabase } from "@/lib/operation/database";
import { backupCommand } from "./backup/backup-command";
import { backupKeyCommand } from "./backup/backup-key-command";
import { drillCommand } from "./backup/drill-command";
import { rehearseUpgradeCommand } from "./backup/rehearse-upgrade-command";
import { restoreCommand } from "./backup/restore-command";
import { doctorCommand } from "./doctor/doctor-command";
import { explainFailure } from "./explain-failure";
import { importCommand } from "./import/import-command";
import { ownerCommand } from "./owner-command";
import { prepare } from "./prepare";

const usage = `Usage: npm run shop -- <command>

  backup [--to FOLDER] [--keep N] [--key FILE]
                                         database and pictures in one file; the latest N stay
  backup-key                             a new key that encrypts back-ups
  restore FILE [--key FILE]              a back-up into an empty database and folder; the doctor looks at it
  drill [FILE] [--from FOLDER] [--server URL] [--max-age-hours N] [--key FILE]
                                         restore the latest back-up elsewhere, examine and remove it
  rehearse-upgrade [FILE|--live] [--from FOLDER] [--server URL] [--key FILE]
                                         migrate a copy of the shop to this version, and examine it
  doctor [--json] [--repair CHECK]       look whether everything holds that must: stock, money, orders, mails
  import FILE.csv [--dry-run] [--json]   read products from a Shopify product CSV
  migrate   bring the database to this version
  owner EMAIL   make the first owner, whose password is printed once
  prepare   migrate, and fill an empty database with the demo shop`;

const commands: Record<string, (args: string[]) => Promise<void>> = {
  backup: backupCommand,
  "backup-key": backupKeyCommand,
  doctor: doctorCommand,
  drill: drillCommand,
  import: async (args) => {
    await migrateDatabase(getEnv().DATABASE_URL);
    await importCommand(args);
  },
  migrate: () => migrateDatabase(getEnv().DATABASE_URL),
  owner: ownerCommand,
  prepare,
  "rehearse-upgrade": rehearseUpgradeCommand,
  restore: restoreCommand,
};

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(usage);
  process.exit(name === "" || name === "help" ? 0 : 2);
}
try {
  await command(args);
  await closeDatabase();
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
