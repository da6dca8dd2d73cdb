import { LRUCache } from "lru-cache";
import type { CommandRunner } from "./real-redis";

const MAX_BYTES = 64 * 1024 * 1024;

type Command = (args: string[]) => unknown;

/** The commands that a cache needs, on a store bounded by bytes. Any other command is an error, as on a server. */
export function createMemoryStore(): CommandRunner {
  const values = new LRUCache<string, string>({
    maxSize: MAX_BYTES,
    sizeCalculation: (value, key) => value.length + key.length + 64,
  });
  const commands: Record<string, Command> = {
    ping: ([message]) => message ?? "PONG",
    get: ([key = ""]) => values.get(key) ?? null,
    mget: (keys) => keys.map((key) => values.get(key) ?? null),
    set: (args) => set(values, args),
    del: (keys) => keys.filter((key) => values.delete(key)).length,
    exists: (keys) => keys.filter((key) => values.has(key)).length,
    ttl: ([key = ""]) => (values.has(key) ? Math.ceil(values.getRemainingTTL(key) / 1000) : -2),
    dbsize: () => values.size,
    flushall: () => {
      values.clear();
      return "OK";
    },
  };
  return {
    run: async ([name = "", ...args]) => {
      const command = commands[name.toLowerCase()];
      if (!command) throw new Error(`ERR unknown command '${name}'`);
      return command(args);
    },
    close: async () => values.clear(),
  };
}

function set(values: LRUCache<string, string>, [key = "", value = "", ...options]: string[]): "OK" | null {
  const words = options.map((option) => option.toUpperCase());
  if (words.includes("NX") && values.has(key)) return null;
  const seconds = Number(options[words.indexOf("EX") + 1]);
  const milliseconds = Number(options[words.indexOf("PX") + 1]);
  const ttl = words.includes("EX") ? seconds * 1000 : words.includes("PX") ? milliseconds : undefined;
  values.set(key, value, ttl === undefined ? {} : { ttl });
  return "OK";
}
