import { type HttpAnswer, type HttpServer, json, serve } from "../http/serve";
import { createMemoryStore } from "./memory-store";
import { type CommandRunner, connectRedis } from "./real-redis";

type Options = {
  port?: number;
  token: string;
  /** A real Redis to stand in front of; absent: a bounded store in this process. */
  redisUrl?: string;
  log?: (message: string, detail?: unknown) => void;
};

/** Speaks Upstash's REST protocol: one command, `/pipeline`, or `/multi-exec`. */
export async function startRedis(options: Options): Promise<HttpServer> {
  const log = options.log ?? (() => undefined);
  const store = options.redisUrl ? await connectRedis(options.redisUrl) : createMemoryStore();
  const http = await serve(
    options.port ?? 0,
    async ({ method, path, headers, body }) => {
      if (headers.authorization !== `Bearer ${options.token}`) return json(401, { error: "Unauthorized" });
      if (method !== "POST") return json(405, { error: "Send commands by POST" });
      return answer(store, path, JSON.parse(body || "[]"), headers["upstash-encoding"] === "base64");
    },
    log,
  );
  return {
    ...http,
    stop: async () => {
      await http.stop();
      await store.close();
    },
  };
}

async function answer(
  store: CommandRunner,
  path: string,
  body: unknown,
  base64: boolean,
): Promise<HttpAnswer> {
  if (path === "/pipeline" || path === "/multi-exec") {
    const results = [];
    for (const command of body as unknown[]) results.push(await run(store, command, base64));
    return json(200, results);
  }
  const result = await run(store, body, base64);
  return json("error" in result ? 400 : 200, result);
}

async function run(
  store: CommandRunner,
  command: unknown,
  base64: boolean,
): Promise<{ result: unknown } | { error: string }> {
  if (!Array.isArray(command) || command.length === 0) return { error: "ERR empty command" };
  try {
    const result = await store.run(command.map(String));
    return { result: base64 ? encode(result) : result };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Upstash leaves `OK` and numbers as they are. */
function encode(value: unknown): unknown {
  if (typeof value === "string") return value === "OK" ? value : Buffer.from(value).toString("base64");
  return Array.isArray(value) ? value.map(encode) : value;
}
