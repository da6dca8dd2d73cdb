import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
// Imported only now: it needs the packages.
const { runTests } = await import("./launcher/run-tests.mjs");
process.exit(await runTests({ quick: process.argv.includes("--quick") }));
