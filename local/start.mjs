import { readEnvFile } from "./launcher/env-file.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
readEnvFile();
ensurePackages();
// Imported only now: it needs the packages.
const { launch } = await import("./launcher/launch.mjs");
await launch({ dev: process.argv.includes("--dev") });
