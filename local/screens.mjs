import { parseArgs } from "node:util";
import { forgetServices } from "./launcher/env-file.mjs";
import { serviceSettings } from "./launcher/environment.mjs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
forgetServices(serviceSettings);
ensurePackages();
// Imported only now: they need the packages.
const { startShop } = await import("./bench/shop.mjs");
const { findChromium } = await import("./launcher/find-chromium.mjs");
const { openDesk } = await import("./screens/desk.mjs");
const { states } = await import("./screens/states.mjs");
const { takeScreens } = await import("./screens/take-screens.mjs");

const { values } = parseArgs({
  options: {
    // A running shop, and what it wrote beside its data.
    local: { type: "string" },
    only: { type: "string" },
    into: { type: "string", default: "docs/screens" },
  },
});
const shop = values.local ? null : await startShop();
try {
  const desk = openDesk(values.local ?? `${shop?.folder}/local.json`);
  const chosen = states.filter(({ name }) => !values.only || values.only.split(",").includes(name));
  const bytes = await takeScreens(desk, chosen, {
    folder: values.into,
    chromium: findChromium(),
    isWhole: !values.only,
  });
  console.log(`${chosen.length} pages and states: ${(bytes / 1e6).toFixed(1)} MB in ${values.into}`);
} finally {
  await shop?.stop();
}
