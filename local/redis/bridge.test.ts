import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePorts } from "../launcher/ports.mjs";

/** A server that is there already, and stays as it is. */
const outside = process.env.TEST_REDIS_URL;
const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** The bridge as a program, in front of the Redis that is named or Debian's own; skipped where there is neither. */
describe.skipIf(!hasRedis && !outside)("the bridge in front of a real Redis", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-bridge-"));
  const tokenFile = path.join(folder, "token");
  const children: ChildProcess[] = [];
  let redisPort = 0;
  let bridgePort = 0;
  let bridge: ChildProcess;
  let redis: Redis;

  const startRedisServer = async () => {
    const server = spawn(
      "redis-server",
      [
        "--port",
        String(redisPort),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        folder,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    children.push(server);
    await untilPrinted(server, /Ready to accept connections/);
    return server;
  };
  const environment = () => ({
    ...process.env,
    REDIS_URL: outside ?? `redis://127.0.0.1:${redisPort}`,
    PORT: String(bridgePort),
    UPSTASH_REDIS_REST_TOKEN_FILE: tokenFile,
  });
  const args = ["--import", "tsx", "local/redis/bridge.ts"];
  const check = async () => {
    const child = spawn(process.execPath, [...args, "check"], { env: environment(), stdio: "ignore" });
    return (await once(child, "exit"))[0] as number;
  };

  let server: ChildProcess | undefined;
  beforeAll(async () => {
    writeFileSync(tokenFile, "a-token\n");
    redisPort = await freePorts(2);
    bridgePort = redisPort + 1;
    if (!outside) server = await startRedisServer();
    const started = spawn(process.execPath, args, {
      env: environment(),
      stdio: ["ignore", "pipe", "ignore"],
    });
    bridge = started;
    children.push(started);
    await untilPrinted(started, /bridge listens/);
    redis = new Redis({
      url: `http://127.0.0.1:${bridgePort}`,
      token: "a-token",
      retry: false,
      enableTelemetry: false,
    });
  });
  afterAll(() => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  test("takes what the client sends: values of any bytes, pipelines, transactions, scripts", async () => {
    const text = "Ünïcode 🪡\n\u0000";
    await redis.del("text", "a", "hash");
    await redis.set("text", text, { ex: 60 });
    expect(await redis.get("text")).toBe(text);
    expect(await redis.mget("text", "absent")).toEqual([text, null]);
    expect(await redis.multi().incr("a").incr("a").exec()).toEqual([1, 2]);
    expect(await redis.eval("return {KEYS[1], ARGV[1]}", ["k"], ["v"])).toEqual(["k", "v"]);
    await redis.hset("hash", { one: 1, two: "zwei" });
    expect(await redis.hgetall("hash")).toEqual({ one: 1, two: "zwei" });
    await expect(redis.lpush("text", "x")).rejects.toThrow("WRONGTYPE");
  });

  test("says whether its Redis answers, outlives it, and ends well when told to", async () => {
    expect(await check()).toBe(0);
    if (server) await outlive(server);
    bridge.kill("SIGTERM");
    expect(await once(bridge, "exit")).toEqual([0, null]);
  });

  async function outlive(killed: ChildProcess): Promise<void> {
    killed.kill("SIGKILL");
    await once(killed, "exit");
    await vi.waitFor(() => expect(redis.get("text")).rejects.toThrow());
    expect(await check()).toBe(1);
    await startRedisServer();
    await expect.poll(() => redis.set("text", "again").catch(() => "away")).toBe("OK");
  }
});

async function untilPrinted(child: ChildProcess, pattern: RegExp): Promise<void> {
  let printed = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    printed += chunk;
  });
  await vi.waitFor(() => expect(printed).toMatch(pattern), { timeout: 60_000 });
}
