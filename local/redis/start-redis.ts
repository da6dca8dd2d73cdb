import { z } from "zod";
import { type HttpAnswer, type HttpServer, json, serve } from "../http/serve";
import type { CommandRunner } from "./command-runner";
import { encodeReply } from "./encode-reply";
import { createMemoryStore } from "./memory-store";
import { connectRedis } from "./real-redis";

type Options = {
  port?: number;
  /** Loopback when absent. */
  host?: string;
  token: string;
  /** A real Redis to stand in front of; absent: a bounded store in this process. */
  redisUrl?: string;
  log?: (message: string, detail?: unknown) => void;
};

const commandShape = z
  .array(z.union([z.string(), z.number(), z.boolean()]).transform(String))
  .min(1, "ERR empty command")
  .max(10_000);
const commandsShape = z.array(commandShape).min(1, "ERR empty pipeline request").max(1000);

/** Speaks Upstash's REST protocol: one command, `/pipeline`, or `/multi-exec`. */
export async function startRedis(options: Options): Promise<HttpServer> {
  const log = options.log ?? (() => undefined);
  const store = options.redisUrl ? await connectRedis(options.redisUrl, log) : createMemoryStore();
  let writes = 0;
  const http = await serve(
    options.port ?? 0,
    async ({ method, path, headers, body }) => {
      if (headers.authorization !== `Bearer ${options.token}`) return json(401, { error: "Unauthorized" });
      if (method !== "POST") return json(405, { error: "Send commands by POST" });
      const given = await answer(store, path, body, headers["upstash-encoding"] === "base64");
      writes += 1;
      return { ...given, headers: { ...given.headers, "upstash-sync-token": `local=${writes}` } };
    },
    log,
    options.host,
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
  body: string,
  base64: boolean,
): Promise<HttpAnswer> {
  const toResult = (reply: unknown) =>
    reply instanceof Error ? { error: reply.message } : { result: encodeReply(reply, base64) };
  try {
    const given: unknown = JSON.parse(body);
    if (path === "/") return json(200, toResult(await store.run(commandShape.parse(given))));
    if (path === "/multi-exec")
      return json(200, (await store.runAtomically(commandsShape.parse(given))).map(toResult));
    if (path !== "/pipeline") return json(404, { error: "ERR unknown path" });
    // Sent in order, on one connection; commands of other requests may come between.
    const replies = await Promise.all(
      commandsShape.parse(given).map((command) => store.run(command).catch(toError)),
    );
    return json(200, replies.map(toResult));
  } catch (error) {
    if (error instanceof z.ZodError)
      return json(400, { error: error.issues[0]?.message ?? "ERR syntax error" });
    return json(400, { error: toError(error).message });
  }
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
