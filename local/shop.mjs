import { spawn } from "node:child_process";
import { once } from "node:events";
import { readEnvFile } from "./launcher/env-file.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
readEnvFile();
ensurePackages();
const { requireCompleteEnvironment, toEnvironment } = await import("./launcher/environment.mjs");
const { leaseDatabase } = await import("./launcher/database.mjs");
const { sayFailure } = await import("./launcher/say-failure.mjs");
const { readSettings } = await import("./launcher/settings.mjs");

try {
  requireCompleteEnvironment();
  const settings = await readSettings();
  const database = leaseDatabase(settings);
  await database.ready;
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", ...process.argv.slice(2)], {
    stdio: "inherit",
    env: toEnvironment(settings, { databaseUrl: database.url, services: null }),
  });
  // The terminal sends a Ctrl-C to both; the database is given back when the command has ended.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  await database.release();
  process.exit(code ?? 1);
} catch (error) {
  sayFailure(error);
}
