import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  expectNothingLeft,
  listSurvivors,
  type Shop,
  startReadyShop,
  startShop,
  stopShop,
  untilAnswering,
  untilPrinted,
} from "./shop";

const kill = (...pids: number[]) => {
  for (const pid of pids) process.kill(pid, "SIGKILL");
};

describe.runIf(process.platform === "linux")("a shop whose processes are killed", () => {
  let shop: Shop;
  const again = () => startReadyShop({ dataDir: shop.dataDir, port: shop.port });

  beforeAll(async () => {
    shop = await startReadyShop();
  });
  afterAll(async () => {
    if (shop.process.exitCode === null && shop.process.signalCode === null) await stopShop(shop);
    rmSync(shop.dataDir, { recursive: true, force: true });
  });

  test("answers again after its app was killed, and local.json names the new one", async () => {
    const before = shop.readLocal();
    kill(...before.pids.app);
    await expect.poll(() => shop.readLocal().pids.app).not.toEqual(before.pids.app);
    await untilAnswering(shop);
  });

  test("answers again after its local services were killed, at the same addresses", async () => {
    const before = shop.readLocal();
    kill(before.pids.local);
    await expect.poll(() => shop.readLocal().pids.local, { timeout: 30_000 }).not.toBe(before.pids.local);
    await untilAnswering(shop);
    expect(shop.readLocal().mail).toEqual(before.mail);
  });

  test("answers again after its Postgres was killed, and holds a lease on the new one", async () => {
    const before = shop.readLocal();
    kill(before.pids.postgres);
    await expect
      .poll(() => shop.readLocal().pids.postgres, { timeout: 60_000 })
      .not.toBe(before.pids.postgres);
    await untilAnswering(shop);
    expect(shop.readLocal().databaseUrl).toBe(before.databaseUrl);
    // A command that comes and goes must not take the shop's Postgres with it.
    const other = await startShop({ dataDir: shop.dataDir });
    expect(await other.ended).toBe(1);
    expect(other.printed()).toMatch(/^Another npm start uses the data folder .*\n$/);
    await untilAnswering(shop);
  });

  test("leaves nothing behind when its launcher was killed, and starts again", async () => {
    shop.process.kill("SIGKILL");
    await expectNothingLeft(shop);
    shop = await again();
    await untilAnswering(shop);
  });

  test("adopts the Postgres that survived everybody else", async () => {
    const { launcher, local, app, postgres } = shop.readLocal().pids;
    kill(local, launcher, ...app);
    await expect
      .poll(() => listSurvivors(shop.dataDir).some((line) => / next|sidecar/.test(line)))
      .toBe(false);
    shop = await again();
    expect(shop.readLocal().pids.postgres).toBe(postgres);
    await untilAnswering(shop);
  });

  test("ends an app that hangs when its launcher was killed", async () => {
    const [app] = shop.readLocal().pids.app;
    process.kill(app!, "SIGSTOP");
    shop.process.kill("SIGKILL");
    await expect.poll(() => listSurvivors(shop.dataDir).length).toBe(1);
    shop = await again();
    expect(shop.readLocal().pids.app).not.toContain(app);
    await untilAnswering(shop);
  });

  test("leaves nothing behind when its terminal was closed", async () => {
    expect(await stopShop(shop, "SIGHUP")).toBe(0);
    await expectNothingLeft(shop);
  });
});

describe.runIf(process.platform === "linux")("a start that is stopped half-way", () => {
  test.each(["SIGINT", "SIGKILL"] as const)("leaves nothing behind (%s)", async (signal) => {
    const shop = await startShop();
    await untilPrinted(shop, /Filling the empty database/);
    expect(await stopShop(shop, signal)).toBe(signal === "SIGINT" ? 0 : null);
    await expectNothingLeft(shop);
    rmSync(shop.dataDir, { recursive: true, force: true });
  });
});
