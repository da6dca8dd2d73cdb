import { writeFileSync } from "node:fs";
import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
// Imported only now: they need the packages.
const { mayKill, startShop } = await import("./prove/shop.mjs");
const { prove } = await import("./prove/prove.mjs");

const option = (/** @type {string} */ name) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.split("=")[1];
const minutes = Number(option("minutes") ?? 10);
if (!(minutes >= 1 && minutes <= 60)) {
  console.error("--minutes takes a number from 1 to 60.");
  process.exit(2);
}
const shop = await startShop({ dataDir: option("data") });
try {
  if (mayKill(shop)) {
    const report = await prove(shop, { minutes, killsOnly: process.argv.includes("--kills-only") });
    const file = option("json");
    if (file) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = report.failed === 0 ? 0 : 1;
  } else console.log("skipped: this user may not end the processes of the shop, so that nothing is proved.");
} finally {
  await shop.stop();
}
