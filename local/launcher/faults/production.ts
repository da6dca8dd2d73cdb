import path from "node:path";
import { freePorts } from "../ports.mjs";
import { startDependencies } from "./dependencies";
import { startShop, untilPrinted } from "./shop";

const INSTANCES = 2;

/**
 * The shop as `npm start` runs it in production: settings are complete, and nothing local is started.
 *
 * @param options.fill is called before, with the shop's settings: for whoever wants more than an empty shop.
 * @param options.paysInBrowser the provider is reached at one address by everybody, past its proxy: pages allow forms to
 *   lead to the address that is set, and nowhere else.
 */
export async function startInProduction({
  fill = async () => undefined,
  paysInBrowser = false,
}: {
  fill?: (settings: Record<string, string>) => Promise<void>;
  paysInBrowser?: boolean;
} = {}) {
  const port = await freePorts(INSTANCES);
  const dependencies = await startDependencies(`http://127.0.0.1:${port}`);
  const dataDir = path.join(dependencies.dataDir, "shop");
  const settings = {
    ...dependencies.env,
    ...(paysInBrowser ? { STRIPE_API_URL: dependencies.stripeUrl } : {}),
    INSTANCES: String(INSTANCES),
  };
  await fill({ ...settings, DATA_DIR: dataDir });
  const shop = await startShop({ dataDir, port, env: settings });
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
