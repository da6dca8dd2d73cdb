import { spawnSync } from "node:child_process";
import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
// Imported only now: they need the packages.
const { startShop } = await import("./bench/shop.mjs");
const { benchPages } = await import("./bench/pages.mjs");
const { benchCheckout } = await import("./bench/checkout.mjs");

/** On a demo shop. */
const benches = { pages: benchPages, checkout: benchCheckout };
/** On a shop of its own, in the production configuration. */
const DEGRADATION = "degradation";
const names = [...Object.keys(benches), DEGRADATION];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}: name ${names.join(" or ")}, or none for all.`);
  process.exit(2);
}
const isWanted = (/** @type {string} */ name) => wanted.length === 0 || wanted.includes(name);

const onDemoShop = Object.entries(benches).filter(([name]) => isWanted(name));
if (onDemoShop.length > 0) {
  const shop = await startShop();
  try {
    for (const [, bench] of onDemoShop) await bench(shop);
  } finally {
    await shop.stop();
  }
}
if (isWanted(DEGRADATION)) {
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--config",
    "local/bench/degradation/vitest.config.ts",
  ];
  process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}
