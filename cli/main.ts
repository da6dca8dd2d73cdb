import { DatabaseNewerError, migrateDatabase } from "@/db/migrate-database";
import { getEnv } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { getDatabase } from "@/lib/operation/database";
import { importCommand } from "./import/import-command";
import { prepare } from "./prepare";

const usage = `Usage: npm run shop -- <command>

  import FILE.csv [--dry-run] [--json]   read products from a Shopify product CSV
  migrate   bring the database to this version
  prepare   migrate, and fill an empty database with the demo shop`;

const commands: Record<string, (args: string[]) => Promise<void>> = {
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
} catch (error) {
  // People get the sentence; what is no message for people comes with its trace.
  if (error instanceof AppError || error instanceof DatabaseNewerError) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
} finally {
  await getDatabase().close();
}
