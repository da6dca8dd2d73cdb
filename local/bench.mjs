import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
// Imported only now: it needs the packages.
const { startShop } = await import("./bench/shop.mjs");
const { benchPages } = await import("./bench/pages.mjs");
const shop = await startShop();
try {
  await benchPages(shop);
} finally {
  await shop.stop();
}
