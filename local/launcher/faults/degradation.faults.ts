import { createHash, randomBytes, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeVariant } from "@/db/testing/rows";
import type { Condition } from "../../proxy/start-proxy";
import { buyerOf } from "./buyer";
import type { Dependency } from "./dependencies";
import { startInProduction } from "./production";
import { childrenOf } from "./shop";

/** How long Postgres is away. */
const OUTAGE_MS = 5000;
const scopes = ["orders:read", "inventory:write", "products:write"];
/** Nobody waits longer for a picture that does not come. */
const PICTURE_MS = 15_000;
const conditions: Condition[] = ["down", "slow", "erroring"];

/** The matrix of docs/failures.md: what the shop can do while one of those it depends on is not well. */
describe.runIf(process.platform === "linux")("a shop in production", () => {
  let production: Awaited<ReturnType<typeof startInProduction>>;
  let buyer: ReturnType<typeof buyerOf>;
  let variantId: string;
  let productId: string;
  let handle: string;
  let pids: number[];
  /** Orders that were paid, and whom their confirmation goes to. */
  const paid: { orderId: string; email: string }[] = [];
  const staff = { authorization: "" };
  /** Which of the two instances is asked. */
  let instance = 0;

  beforeAll(async () => {
    production = await startInProduction();
    const { sql, shop, stripeUrl } = production;
    buyer = buyerOf({ appUrl: () => production.appUrls[instance] ?? "", stripeUrl });
    ({ variantId, productId } = await makeVariant(drizzle(sql), { stock: 1000, title: "Mug" }));
    [{ handle }] = (await sql`select handle from product`) as unknown as [{ handle: string }];
    const key = `sk_${randomBytes(24).toString("base64url")}`;
    await sql`insert into api_key (id, name, prefix, key_hash, scopes) values
      (${randomUUID()}, 'operator', 'sk_', ${createHash("sha256").update(key).digest("hex")}, ${scopes})`;
    staff.authorization = `Bearer ${key}`;
    // Where everything is somebody else's, the launcher writes nothing down.
    pids = childrenOf(shop.process.pid!);
  });
  afterAll(async () => {
    await production?.stop();
    if (production) rmSync(production.dataDir, { recursive: true, force: true });
  });

  const statusOf = async (path: string) => {
    const response = await fetch(production.appUrls[instance] + path, {
      signal: AbortSignal.timeout(60_000),
    });
    await response.text();
    return response.status;
  };

  const fillCart = () => buyer.fillCart(variantId);

  const stateOf = async (orderId: string) => {
    const [row] = await production.sql`select status from "order" where id = ${orderId}`;
    return row?.status as string;
  };
  const isConfirmed = (orderId: string) =>
    expect.poll(() => stateOf(orderId), { timeout: 110_000, interval: 200 }).toBe("confirmed");

  async function buy(): Promise<void> {
    const email = `${randomUUID()}@example.com`;
    const placed = await buyer.checkOut(await fillCart(), email);
    expect(placed.status).toBe(201);
    const orderId = await buyer.pay(placed);
    paid.push({ orderId, email });
    await isConfirmed(orderId);
  }

  async function browse(): Promise<void> {
    for (const page of ["/", `/products/${handle}`, "/search?q=mug", "/cart"])
      expect({ page, status: await statusOf(page) }).toEqual({ page, status: 200 });
    expect((await buyer.ask("products?limit=1")).status).toBe(200);
  }

  async function manage(): Promise<void> {
    expect((await buyer.ask("admin/orders?limit=1", undefined, staff)).status).toBe(200);
    const data = { variantId, delta: 1, reason: "counted" };
    const headers = { ...staff, "idempotency-key": randomUUID() };
    expect((await buyer.ask("admin/inventory/adjustments", data, headers)).status).toBe(201);
  }

  const picture = sharp({ create: { width: 320, height: 200, channels: 3, background: "#2a6f5b" } }).png();

  /** @returns the status, and where the picture is shown. */
  async function upload(): Promise<{ status: number; code: unknown; url: string }> {
    const body = new FormData();
    body.set("file", new File([new Uint8Array(await picture.clone().toBuffer())], "mug.png"));
    const response = await fetch(
      `${production.appUrls[instance]}/api/v1/admin/products/${productId}/images`,
      { method: "POST", headers: staff, body, signal: AbortSignal.timeout(60_000) },
    );
    const answer = (await response.json()) as { code?: unknown; url?: string };
    return { status: response.status, code: answer.code, url: answer.url ?? "" };
  }

  async function show(url: string) {
    const response = await fetch(production.appUrls[instance] + url, {
      signal: AbortSignal.timeout(PICTURE_MS),
    });
    await response.arrayBuffer();
    const { status, headers } = response;
    return { status, cached: headers.get("cache-control"), retryAfter: headers.get("retry-after") };
  }
  const shown = { status: 200, cached: expect.stringContaining("immutable") };
  const away = { status: 503, cached: "no-store", retryAfter: expect.stringMatching(/^\d+$/) };

  /** While the dependency is in this condition; afterwards it is well, and the shop is as before. */
  async function during(dependency: Dependency, condition: Condition, work: () => Promise<void>) {
    const proxy = production.proxies[dependency];
    await proxy.become(condition);
    try {
      await work();
    } finally {
      await proxy.become("well");
    }
  }

  test("with everything well, is ready, and sells", async () => {
    expect(await statusOf("/api/health/ready")).toBe(200);
    await browse();
    await buy();
    await manage();
  });

  describe.each(conditions)("with what it depends on %s", (condition) => {
    test(`with Redis ${condition}, sells, and lets staff work`, async () => {
      await during("redis", condition, async () => {
        await browse();
        await buy();
        await manage();
      });
    });

    test(`with the payment provider ${condition}, shows and fills carts, and says of checkout when it cannot`, async () => {
      const email = `${randomUUID()}@example.com`;
      let cartId = "";
      await during("stripe", condition, async () => {
        await browse();
        await manage();
        cartId = await fillCart();
        const placed = await buyer.checkOut(cartId, email);
        if (condition === "slow") expect(placed.status).toBe(201);
        else expect(placed).toMatchObject({ status: 503, body: { code: "payment_unavailable" } });
      });
      // The same checkout goes on where it was: one order.
      const placed = await buyer.checkOut(cartId, email);
      expect(placed.status).toBe(201);
      const orderId = await buyer.pay(placed);
      paid.push({ orderId, email });
      await isConfirmed(orderId);
    });

    test(`with the job service ${condition}, sells and confirms`, async () => {
      await during("inngest", condition, async () => {
        await browse();
        await buy();
        await manage();
      });
    });

    test(`with S3 ${condition}, sells, and says of pictures that they are away, not that there are none`, async () => {
      const [before, other] = [await upload(), await upload()];
      expect(await show(before.url)).toMatchObject(shown);
      await during("s3", condition, async () => {
        await browse();
        await buy();
        await manage();
        expect(await statusOf("/api/health/ready")).toBe(200);
        expect(await show(before.url)).toMatchObject(shown);
        expect(await show(other.url)).toMatchObject(condition === "slow" ? shown : away);
        expect(await upload()).toMatchObject(
          condition === "slow" ? { status: 201 } : { status: 503, code: "storage_unavailable" },
        );
      });
      await expect.poll(() => show(other.url)).toMatchObject(shown);
      expect(await upload()).toMatchObject({ status: 201 });
    });

    test(`with the mail server ${condition}, sells and confirms`, async () => {
      await during("mail", condition, async () => {
        await browse();
        await buy();
        await manage();
      });
    });
  });

  test("with Redis hanging, sells, and lets staff work", async () => {
    await during("redis", "hanging", async () => {
      // After a failure it is left alone for a while: this is about being asked, and not answering.
      await expect
        .poll(
          async () => {
            await statusOf(`/search?q=${randomUUID()}`);
            await statusOf(`/products/${randomUUID()}`);
            return production.proxies.redis.asked();
          },
          { timeout: 110_000 },
        )
        .toBeGreaterThan(0);
      await browse();
      await buy();
      await manage();
    });
  });

  test("with S3 hanging, sells, and says within seconds that a picture does not come", async () => {
    const { url } = await upload();
    await during("s3", "hanging", async () => {
      expect(await show(url)).toMatchObject(away);
      await browse();
      await buy();
      await manage();
      expect(await upload()).toMatchObject({ status: 503, code: "storage_unavailable" });
    });
    await expect.poll(() => show(url)).toMatchObject(shown);
  });

  test("slowed down by Postgres, does everything", async () => {
    await during("postgres", "slow", async () => {
      await browse();
      await buy();
      await manage();
    });
  });

  test.each(["down", "erroring"] as const)(
    "with Postgres %s for five seconds, shows what it has shown, refuses honestly, and goes on",
    async (condition) => {
      const cartId = await fillCart();
      await during("postgres", condition, async () => {
        const begun = Date.now();
        for (const page of ["/", `/products/${handle}`]) expect(await statusOf(page)).toBe(200);
        const refused = await buyer.ask(`carts/${cartId}/lines`, { variantId, quantity: 1 });
        expect(refused.status).toBeGreaterThanOrEqual(500);
        expect(refused.body.code).toEqual(expect.any(String));
        expect(JSON.stringify(refused.body)).not.toMatch(/postgres|ECONN|select|127\.0\.0\.1/i);
        expect(await statusOf("/api/health/live")).toBe(200);
        // A moment's absence takes no instance out of a balancer.
        expect(await statusOf("/api/health/ready")).toBe(200);
        await sleep(Math.max(0, OUTAGE_MS - (Date.now() - begun)));
      });
      await expect
        .poll(async () => (await buyer.ask(`carts/${cartId}/lines`, { variantId, quantity: 1 })).status, {
          timeout: 60_000,
        })
        .toBe(201);
      await browse();
      await buy();
    },
  );

  test("nobody needed to start anything anew, and everybody who paid has one mail", async () => {
    expect(childrenOf(production.shop.process.pid!)).toEqual(pids);
    await expect
      .poll(async () => Object.values(await countMails()).filter((count) => count === 0), {
        timeout: 115_000,
        interval: 1000,
      })
      .toEqual([]);
    expect([...new Set(Object.values(await countMails()))]).toEqual([1]);
    expect(production.shop.printed()).not.toContain("starting it again");
  });

  const countMails = async () => {
    const response = await fetch(`${production.mailUrl}/messages`);
    const mails = (await response.json()) as { to: string; subject: string }[];
    return Object.fromEntries(
      paid.map(({ email }) => [email, mails.filter(({ to }) => to.includes(email)).length]),
    );
  };

  // What comes of a hanging instance is found by the timer, within a minute for each purchase.
  test("with one instance hanging or dead, the other one sells", async () => {
    const [victim] = pids;
    const other = await instanceBeside(victim!);
    instance = other;
    process.kill(victim!, "SIGSTOP");
    await browse();
    await buy();
    process.kill(victim!, "SIGKILL");
    await buy();
    instance = 1 - other;
    await expect.poll(() => statusOf("/api/health/ready").catch(() => 0), { timeout: 110_000 }).toBe(200);
    await buy();
  }, 400_000);

  /** The index of the instance that is not that process. */
  async function instanceBeside(pid: number): Promise<number> {
    process.kill(pid, "SIGSTOP");
    const answers = await Promise.all(
      production.appUrls.map((url) =>
        fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(3000) }).then(
          () => true,
          () => false,
        ),
      ),
    );
    process.kill(pid, "SIGCONT");
    return answers.indexOf(true);
  }
});
