import { createServer, type Server } from "node:net";
import { Redis, type RedisConfigNodejs } from "@upstash/redis";
import { afterEach, expect, test } from "vitest";
import { createMemoryStore } from "./memory-store";
import { startRedis } from "./start-redis";

const token = "a-token-for-tests";
const toStop: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

async function open(redisUrl?: string) {
  const service = await startRedis({ token, ...(redisUrl ? { redisUrl } : {}) });
  toStop.push(service.stop);
  const client = (options: Partial<RedisConfigNodejs> = {}) =>
    new Redis({ url: service.url, token, retry: false, enableTelemetry: false, ...options });
  return { service, client };
}

test("what is set is read back, whatever its characters, with and without base64 and pipelining", async () => {
  const { client } = await open();
  const text = 'Ünïcode 🪡 "quoted"\n\u0000 OK';
  for (const responseEncoding of ["base64", false] as const)
    for (const enableAutoPipelining of [true, false]) {
      const redis = client({ responseEncoding, enableAutoPipelining, automaticDeserialization: false });
      expect(await redis.set("text", text)).toBe("OK");
      expect(await redis.get("text")).toBe(text);
      await redis.set("word", "OK");
      expect(await redis.mget("word", "absent", "text")).toEqual(["OK", null, text]);
      expect(await redis.get("absent")).toBeNull();
    }
});

test("objects and numbers come back as what they were", async () => {
  const redis = (await open()).client();
  await redis.set("object", { price: 1999, names: ["a"] });
  await redis.set("number", 7);
  expect(await redis.get("object")).toEqual({ price: 1999, names: ["a"] });
  expect(await redis.get("number")).toBe(7);
});

test("NX sets once, XX only what is there, and DEL counts what it removed", async () => {
  const redis = (await open()).client();
  expect(await redis.set("key", "first", { nx: true, ex: 60 })).toBe("OK");
  expect(await redis.set("key", "second", { nx: true })).toBeNull();
  expect(await redis.get("key")).toBe("first");
  expect(await redis.set("other", "value", { xx: true })).toBeNull();
  expect(await redis.del("key", "other")).toBe(1);
  expect(await redis.exists("key")).toBe(0);
});

test("a key is gone after its time, and its time survives an increment", async () => {
  const redis = (await open()).client();
  await redis.set("short", "value", { px: 20 });
  expect(await redis.ttl("absent")).toBe(-2);
  expect(await redis.incr("count")).toBe(1);
  expect(await redis.ttl("count")).toBe(-1);
  expect(await redis.expire("count", 60)).toBe(1);
  expect(await redis.incrby("count", 4)).toBe(5);
  expect(await redis.ttl("count")).toBeGreaterThan(50);
  expect(await redis.expire("absent", 60)).toBe(0);
  await expect.poll(() => redis.get("short"), { timeout: 5000, interval: 10 }).toBeNull();
  expect(await redis.del("short")).toBe(0);
  await redis.set("count", "again");
  expect(await redis.ttl("count")).toBe(-1);
});

test("SCAN finds the keys that match, FLUSHALL removes all, PING answers", async () => {
  const redis = (await open()).client();
  expect(await redis.ping()).toBe("PONG");
  await redis.pipeline().set("page:a", "1").set("page:b", "2").set("data:a", "3").set("page[x", "4").exec();
  const [cursor, keys] = await redis.scan(0, { match: "page:*", count: 100 });
  expect(Number(cursor)).toBe(0);
  expect(keys.sort()).toEqual(["page:a", "page:b"]);
  expect((await redis.scan(0, { match: "page[[:]?" }))[1].sort()).toEqual(["page:a", "page:b", "page[x"]);
  expect(await redis.dbsize()).toBe(4);
  expect(await redis.flushall()).toBe("OK");
  expect(await redis.dbsize()).toBe(0);
});

test("one command that fails in a pipeline leaves the others alone", async () => {
  const redis = (await open()).client();
  const replies = await redis
    .pipeline()
    .set("text", "not a number")
    .incr("text")
    .get("text")
    .exec({ keepErrors: true });
  expect(replies[0]?.result).toBe("OK");
  expect(replies[1]?.error).toContain("not an integer");
  expect(replies[2]?.result).toBe("not a number");
});

test("transactions that run together never interleave", async () => {
  const redis = (await open()).client();
  await Promise.all(
    Array.from({ length: 40 }, () => redis.multi().incr("left").incr("right").exec<[number, number]>()),
  ).then((pairs) => {
    for (const [left, right] of pairs) expect(left).toBe(right);
  });
});

test("a wrong token, an unknown command and a broken body are refused", async () => {
  const { service, client } = await open();
  await expect(client({ token: "wrong" }).get("key")).rejects.toThrow("Unauthorized");
  await expect(client().hgetall("hash")).rejects.toThrow("unknown command 'hgetall'");
  const send = (body: string, path = "/") =>
    fetch(service.url + path, { method: "POST", headers: { authorization: `Bearer ${token}` }, body });
  for (const body of ["", "{", "[]", "{}", '[["get","a"]]', '["set","a"]', '["set","a","b","nope"]']) {
    const response = await send(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  }
  expect((await send('["get"]', "/nowhere")).status).toBe(404);
});

test("the store keeps to its bytes: what was not used for longest goes, and what is too large is refused", async () => {
  const store = createMemoryStore(10_000);
  const value = "x".repeat(900);
  for (let index = 0; index < 50; index++) {
    await store.run(["set", `key${index}`, value]);
    await store.run(["get", "key0"]);
  }
  expect(await store.run(["get", "key0"])).toBe(value);
  expect(await store.run(["get", "key1"])).toBeNull();
  expect(await store.run(["dbsize"])).toBeLessThan(10);
  await expect(store.run(["set", "large", "x".repeat(10_000)])).rejects.toThrow("OOM");
});

test("with a Redis address every command goes there, bytes unharmed", async () => {
  const backend = await startFakeRedis();
  const redis = (await open(backend.url)).client({ automaticDeserialization: false });
  expect(await redis.set("key", "välue", { ex: 60 })).toBe("OK");
  expect(await redis.get("key")).toBe("välue");
  expect(await redis.mget("key", "absent")).toEqual(["välue", null]);
  const pair = await redis.multi().incr("left").incr("left").exec<[number, number]>();
  expect(pair.map(Number)).toEqual([1, 2]);
  await expect(redis.hgetall("hash")).rejects.toThrow("unknown command");
});

test("a Redis that is away refuses at once, and is found again when it is back", async () => {
  const backend = await startFakeRedis();
  const redis = (await open(backend.url)).client();
  expect(await redis.set("key", "value")).toBe("OK");
  await backend.stop();
  await expect.poll(() => redis.get("key").catch(() => "refused")).toBe("refused");
  await startFakeRedis(backend.port);
  await expect.poll(() => redis.get("key").catch(() => "refused")).toBeNull();
});

/** Enough of Redis' own protocol to stand behind the client: the store of this service, spoken in RESP 2. */
async function startFakeRedis(port = 0) {
  const store = createMemoryStore();
  const sockets = new Set<import("node:net").Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let queued: string[][] | null = null;
    let input = "";
    let last = Promise.resolve();
    const answer = async (command: string[]): Promise<string> => {
      const name = command[0]?.toLowerCase();
      if (name === "client" || name === "hello" || name === "select") return "+OK\r\n";
      if (name === "multi") {
        queued = [];
        return "+OK\r\n";
      }
      if (name === "exec") {
        const replies = await store.runAtomically(queued ?? []);
        queued = null;
        return toResp(replies);
      }
      if (queued) {
        queued.push(command);
        return "+QUEUED\r\n";
      }
      return store.run(command).then(toResp, (error: Error) => `-${error.message}\r\n`);
    };
    socket.setEncoding("latin1").on("data", (chunk) => {
      input += chunk;
      for (;;) {
        const [command, rest] = readCommand(input);
        if (!command) break;
        input = rest;
        last = last.then(async () => void socket.write(await answer(command)));
      }
    });
    socket.on("error", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address !== "object") throw new Error("no port");
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      for (const socket of sockets) socket.destroy();
    });
  toStop.unshift(stop);
  return { url: `redis://127.0.0.1:${address.port}`, port: address.port, stop };
}

function readCommand(input: string): [string[] | null, string] {
  const head = /^\*(\d+)\r\n/.exec(input);
  if (!head) return [null, input];
  const parts: string[] = [];
  let at = head[0].length;
  for (let index = 0; index < Number(head[1]); index++) {
    const size = /^\$(\d+)\r\n/.exec(input.slice(at));
    if (!size) return [null, input];
    const start = at + size[0].length;
    at = start + Number(size[1]) + 2;
    if (input.length < at) return [null, input];
    parts.push(Buffer.from(input.slice(start, at - 2), "latin1").toString("utf8"));
  }
  return [parts, input.slice(at)];
}

function toResp(reply: unknown): string {
  if (Array.isArray(reply)) return `*${reply.length}\r\n${reply.map(toResp).join("")}`;
  if (reply instanceof Error) return `-${reply.message}\r\n`;
  if (typeof reply === "number") return `:${reply}\r\n`;
  if (reply === "OK") return "+OK\r\n";
  if (typeof reply !== "string") return "$-1\r\n";
  return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
}
