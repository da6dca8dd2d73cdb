import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeVariant } from "@/db/testing/rows";
import { buyerOf } from "../launcher/faults/buyer";
import { startDependencies } from "../launcher/faults/dependencies";
import { freePort, freePorts } from "../launcher/ports.mjs";

const SHOPPERS = 4;
const [OLD, NEW] = ["rollout-old", "rollout-new"] as const;
/** How long the deployment's own command lets the proxy look, before it goes on to the next instance. */
const NOTICE_SECONDS = Number(
  /NOTICE_SECONDS:-(\d+)/.exec(readFileSync("deploy/systemd/storehouse", "utf8"))?.[1],
);
const hasCaddy = spawnSync("caddy", ["version"]).status === 0;

type Instance = { process: ChildProcess; port: number };

describe.runIf(hasCaddy)(
  "two releases behind the proxy of deploy/systemd (skipped where there is no Caddy)",
  () => {
    let dependencies: Awaited<ReturnType<typeof startDependencies>>;
    let releases: string;
    let front: string;
    let caddy: ChildProcess;
    let instances: Instance[];
    let variantId: string;
    let handle: string;

    beforeAll(async () => {
      const [port, frontPort] = [await freePorts(2), await freePort()];
      front = `http://127.0.0.1:${frontPort}`;
      releases = mkdtempSync(path.join(os.tmpdir(), "storehouse-releases-"));
      for (const release of [OLD, NEW]) build(release);
      dependencies = await startDependencies(front);
      // The proxy keeps the job service out, which stands beside the shop and asks an instance by itself.
      Object.assign(dependencies.env, {
        INNGEST_SERVE_ORIGIN: `http://127.0.0.1:${port}`,
        DRAIN_SECONDS: "3",
      });
      await run(OLD, ["shop.mjs", "migrate"]);
      const made = await makeVariant(drizzle(dependencies.sql), { stock: 100_000 });
      variantId = made.variantId;
      const [row] = await dependencies.sql<{ handle: string }[]>`select handle from product`;
      handle = row?.handle ?? "";
      instances = await Promise.all([port, port + 1].map((each) => start(OLD, each)));
      caddy = startCaddy(frontPort, [port, port + 1]);
      await expectStatus(`${front}/products/${handle}`, 200);
    });
    afterAll(async () => {
      for (const child of [caddy, ...(instances ?? []).map((instance) => instance.process)])
        if (child && child.exitCode === null) {
          child.kill("SIGTERM");
          await once(child, "exit");
        }
      await dependencies?.stop();
      for (const folder of [dependencies?.dataDir, releases])
        if (folder) rmSync(folder, { recursive: true, force: true });
    });

    test("rolled out and taken back under load, fail no request and lose no checkout", async () => {
      const failures: string[] = [];
      const placed: string[] = [];
      let requests = 0;
      let isOver = false;
      const shop = async () => {
        const buyer = buyerOf({ appUrl: () => front, stripeUrl: dependencies.stripeUrl });
        while (!isOver) {
          try {
            for (const page of ["/", `/products/${handle}`, "/search?q=mug"]) {
              const { status } = await fetch(front + page);
              if (status !== 200) failures.push(`${page}: ${status}`);
            }
            const order = await buyer.checkOut(
              await buyer.fillCart(variantId),
              `${randomUUID()}@example.com`,
            );
            if (order.status === 201) placed.push(await buyer.pay(order));
            else failures.push(`checkout: ${order.status} ${JSON.stringify(order.body)}`);
            requests += 6;
          } catch (error) {
            failures.push(String(error instanceof Error ? (error.cause ?? error.message) : error));
          }
        }
      };
      const shoppers = Array.from({ length: SHOPPERS }, shop);
      for (const release of [NEW, OLD]) {
        for (const [index, instance] of instances.entries()) {
          instance.process.kill("SIGTERM");
          const [code] = await once(instance.process, "exit");
          expect(code).toBe(0);
          instances[index] = await start(release, instance.port);
          await sleep(NOTICE_SECONDS * 1000);
        }
        expect(await (await fetch(`${front}/products/${handle}`)).text()).toContain(release);
      }
      isOver = true;
      await Promise.all(shoppers);
      console.log(`${requests} requests, ${placed.length} orders, ${failures.length} failures`);
      expect(failures).toEqual([]);
      expect(placed.length).toBeGreaterThan(20);
      await expect
        .poll(async () => {
          const rows = await dependencies.sql<{ id: string }[]>`
          select id from "order" where id in ${dependencies.sql(placed)} and status <> 'confirmed'`;
          return rows.length;
        })
        .toBe(0);
    });

    const folderOf = (release: string) => path.join(releases, release);

    function build(release: string): void {
      const env = { ...process.env, STOREHOUSE_RELEASE: release };
      const { status } = spawnSync(process.execPath, ["local/release.mjs", folderOf(release)], {
        env,
        stdio: "inherit",
      });
      expect(status).toBe(0);
    }

    const environment = () => ({
      ...process.env,
      ...dependencies.env,
      NODE_ENV: "production" as const,
      DATA_DIR: path.join(dependencies.dataDir, "data"),
      TRUSTED_PROXIES: "127.0.0.1",
    });

    /** Not in the way of the proxies, which are this process. */
    async function run(release: string, args: string[]): Promise<void> {
      mkdirSync(path.join(dependencies.dataDir, "data"), { recursive: true });
      const options = { cwd: folderOf(release), env: environment(), stdio: "inherit" } as const;
      const [code] = await once(spawn(process.execPath, args, options), "exit");
      expect(code).toBe(0);
    }

    async function start(release: string, port: number): Promise<Instance> {
      const child = spawn(process.execPath, ["start.mjs"], {
        cwd: folderOf(release),
        env: { ...environment(), PORT: String(port) },
        stdio: ["ignore", "ignore", "inherit"],
      });
      await expectStatus(`http://127.0.0.1:${port}/api/health/ready`, 200);
      return { process: child, port };
    }

    /** With the file of the deployment, but for where it listens and writes. */
    function startCaddy(port: number, upstreams: number[]): ChildProcess {
      const file = path.join(dependencies.dataDir, "Caddyfile");
      const text = readFileSync("deploy/systemd/Caddyfile", "utf8")
        .replace("127.0.0.1:3001 127.0.0.1:3002", upstreams.map((each) => `127.0.0.1:${each}`).join(" "))
        .replace("/var/log/caddy/shop.log", path.join(dependencies.dataDir, "caddy.log"))
        .replace("{\n", "{\n\tadmin off\n");
      writeFileSync(file, text);
      return spawn("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
        env: {
          ...process.env,
          SITE_ADDRESS: `http://127.0.0.1:${port}`,
          HOME: dependencies.dataDir,
          XDG_DATA_HOME: dependencies.dataDir,
        },
        stdio: "ignore",
      });
    }

    async function expectStatus(url: string, expected: number): Promise<void> {
      const deadline = Date.now() + 110_000;
      for (;;) {
        const status = await fetch(url).then(
          (response) => response.status,
          (error: unknown) => String(error),
        );
        if (status === expected) return;
        if (Date.now() > deadline) throw new Error(`${url}: ${status}`);
        await new Promise((wake) => setTimeout(wake, 100));
      }
    }
  },
);
