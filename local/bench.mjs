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

const benches = { pages: benchPages, checkout: benchCheckout };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(", ")}: name ${Object.keys(benches).join(" or ")}, or none for all.`,
  );
  process.exit(2);
}
const shop = await startShop();
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length === 0 || wanted.includes(name)) await bench(shop);
  }
} finally {
  await shop.stop();
}
