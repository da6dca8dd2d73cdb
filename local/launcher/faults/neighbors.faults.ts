import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { expectNothingLeft, startReadyShop, statusOf, stopShop, untilAnswering } from "./shop";

test.runIf(process.platform === "linux")(
  "two shops side by side share nothing, and several instances answer as one shop",
  async () => {
    const [first, second] = await Promise.all([
      startReadyShop(),
      startReadyShop({ env: { INSTANCES: "2" } }),
    ]);
    const { appUrls, pids } = second.readLocal();
    expect(appUrls).toHaveLength(2);
    expect(new Set(pids.app).size).toBe(2);
    expect(first.readLocal().databaseUrl).not.toBe(second.readLocal().databaseUrl);
    expect(await stopShop(first)).toBe(0);
    await expectNothingLeft(first);
    await untilAnswering(second);
    for (const url of appUrls) expect(await statusOf(`${url}/api/v1/products?limit=1`)).toBe(200);
    expect(await stopShop(second, "SIGTERM")).toBe(0);
    await expectNothingLeft(second);
    for (const { dataDir } of [first, second]) rmSync(dataDir, { recursive: true, force: true });
  },
);
