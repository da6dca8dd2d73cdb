import { spawnSync } from "node:child_process";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
ensurePackages();
const { readSettings } = await import("./launcher/settings.mjs");
const { leaseDatabase } = await import("./launcher/lease-database.mjs");
const { toEnvironment } = await import("./launcher/environment.mjs");

const settings = await readSettings();
const database = await leaseDatabase(settings);
const result = spawnSync(process.execPath, ["--import", "tsx", "cli/main.ts", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: toEnvironment(settings, { databaseUrl: database.url, services: null }),
});
await database.release();
process.exit(result.status ?? 1);
