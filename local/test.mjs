import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
ensurePackages();
// Imported only now: it needs the packages.
const { runTests } = await import("./launcher/run-tests.mjs");
process.exit(await runTests({ quick: process.argv.includes("--quick") }));
