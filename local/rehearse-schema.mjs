import { parseArgs } from "node:util";
import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";
import { sayFailure } from "./launcher/say-failure.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
const { values, positionals } = parseArgs({
  options: { since: { type: "string" } },
  allowPositionals: true,
});
// Imported only now: it needs the packages.
const { rehearseSchema } = await import("./schema/rehearse-schema.mjs");
const { passed, failures } = await rehearseSchema({ since: values.since, tests: positionals }).catch(
  sayFailure,
);
for (const { name, reason } of failures) console.log(`FAILED  ${name}\n${reason}\n`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
