import { rmSync } from "node:fs";
import http from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePorts } from "../ports.mjs";
import { newFilledDataDir, type Shop, startReadyShop, statusOf, stopShop } from "./shop";

const reasonOf = async (url: string) => {
  const response = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(5000) });
  return `${response.status} ${((await response.json()) as { reason?: string }).reason ?? ""}`.trim();
};

/** A request whose body has arrived in part. */
function beginRequest(url: string) {
  const request = http.request(`${url}/api/v1/carts`, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": "2" },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
  });
  request.write("{");
  return { status, finish: () => request.end("}") };
}

describe.runIf(process.platform === "linux")("a shop of two instances", () => {
  let shop: Shop;

  beforeAll(async () => {
    const port = await freePorts(2);
    shop = await startReadyShop({
      dataDir: await newFilledDataDir(),
      port,
      env: { INSTANCES: "2", DRAIN_SECONDS: "2", RATE_LIMIT_FACTOR: "1000" },
    });
  });
  afterAll(async () => {
    if (shop.process.exitCode === null && shop.process.signalCode === null) await stopShop(shop);
    rmSync(shop.dataDir, { recursive: true, force: true });
  });

  test("loses no request when one of them gets SIGTERM: it drains, finishes what is under way, and is gone", async () => {
    const { appUrls, pids } = shop.readLocal();
    const [first = "", second = ""] = appUrls;
    expect(await Promise.all([first, second].map(reasonOf))).toEqual(["200", "200"]);
    const under = beginRequest(first);
    const answers: (number | string)[] = [];
    let isOver = false;
    // A proxy that tries the other one when a connection is refused, as Caddy does.
    const load = (async () => {
      while (!isOver) {
        const path = "/api/v1/products?limit=1";
        const status = await statusOf(first + path);
        answers.push(typeof status === "number" ? status : await statusOf(second + path));
      }
    })();
    await expect.poll(() => answers.length).toBeGreaterThan(3);
    process.kill(pids.app[0]!, "SIGTERM");
    await expect.poll(() => reasonOf(first).catch(String), { interval: 50 }).toBe("503 draining");
    expect(await statusOf(`${first}/api/v1/products?limit=1`)).toBe(200);
    // The launcher starts it anew as soon as it is gone: until then it finishes.
    await expect.poll(() => reasonOf(first).catch(() => "refused"), { interval: 50 }).toBe("refused");
    under.finish();
    expect(await under.status).toBe(201);
    await expect.poll(() => reasonOf(first).catch(() => "refused"), { timeout: 60_000 }).toBe("200");
    isOver = true;
    await load;
    expect(answers.filter((status) => status !== 200)).toEqual([]);
  });
});
