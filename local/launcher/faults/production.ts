import path from "node:path";
import { freePorts } from "../ports.mjs";
import { startDependencies } from "./dependencies";
import { startShop, untilPrinted } from "./shop";

const INSTANCES = 2;

/** The shop as `npm start` runs it in production: settings are complete, and nothing local is started. */
export async function startInProduction() {
  const port = await freePorts(INSTANCES);
  const dependencies = await startDependencies(`http://127.0.0.1:${port}`);
  const shop = await startShop({
    dataDir: path.join(dependencies.dataDir, "shop"),
    port,
    env: { ...dependencies.env, INSTANCES: String(INSTANCES) },
  });
  await untilPrinted(shop, /^ready /m);
  return {
    ...dependencies,
    shop,
    appUrls: Array.from({ length: INSTANCES }, (_, index) => `http://127.0.0.1:${port + index}`),
    stop: async () => {
      shop.process.kill("SIGINT");
      await shop.ended;
      await dependencies.stop();
    },
  };
}
