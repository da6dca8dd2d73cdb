import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../find-chromium.mjs";
import { startInProduction } from "./production";

const JOURNEYS = "e2e/buy.e2e.ts";

describe.runIf(process.platform === "linux")("a shop in production", () => {
  let production: Awaited<ReturnType<typeof startInProduction>>;
  beforeAll(async () => {
    production = await startInProduction({ fill: fillWithDemo, paysInBrowser: true });
    // All pictures of the demo are drawn, and sent to the bucket.
  }, 600_000);
  afterAll(async () => {
    await production?.stop();
    if (production) rmSync(production.dataDir, { recursive: true, force: true });
  });

  test("sells in a browser, with scripts and without", async () => {
    const { dataDir, appUrls, mailUrl, stripeUrl, env } = production;
    const [appUrl = ""] = appUrls;
    const local = path.join(dataDir, "local.json");
    // What a shop of one's own writes down; in production nobody does.
    const nobody = { email: "", password: "" };
    writeFileSync(
      local,
      JSON.stringify({
        appUrl,
        appUrls,
        databaseUrl: env.DATABASE_URL,
        admin: nobody,
        apiKey: "",
        stripe: { url: stripeUrl },
        mail: { url: mailUrl },
        redis: { url: env.UPSTASH_REDIS_REST_URL, token: env.UPSTASH_REDIS_REST_TOKEN },
        metrics: { token: "" },
      }),
    );
    const { code, printed } = await run(["node_modules/@playwright/test/cli.js", "test", JOURNEYS], {
      BASE_URL: appUrl,
      STOREHOUSE_LOCAL: local,
      CHROMIUM: findChromium(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(dataDir, "playwright.json"),
    });
    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringMatching(/\d+ passed/) });
  }, 600_000);
});

/** The demo catalog, which a start of a shop in production leaves out. */
async function fillWithDemo(settings: Record<string, string>): Promise<void> {
  mkdirSync(settings.DATA_DIR!, { recursive: true });
  const { code, printed } = await run(["--import", "tsx", "cli/main.ts", "prepare"], {
    ...settings,
    APP_ENV: "development",
  });
  expect({ code, printed }).toMatchObject({ code: 0 });
}

/** Not waited for in one piece: what it asks of goes through proxies of this process. */
async function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      printed += chunk;
    });
  const [code] = await once(child, "close");
  return { code: code as number | null, printed };
}
