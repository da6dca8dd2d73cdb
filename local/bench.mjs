import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
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
