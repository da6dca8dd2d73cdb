import { LRUCache } from "lru-cache";
import type { CommandRunner } from "./command-runner";
import { toPattern } from "./glob";

/** Beyond this, what was not used for longest goes. It is a cache: nothing that must survive stands in it. */
const MAX_BYTES = 64 * 1024 * 1024;
const OVERHEAD_BYTES = 100;

type Values = LRUCache<string, string>;

const SYNTAX = "ERR syntax error";
const NO_INTEGER = "ERR value is not an integer or out of range";

/** The commands that a cache needs, on strings, bounded by bytes. Any other command is an error, as on a server. */
export function createMemoryStore(maxBytes = MAX_BYTES): CommandRunner {
  const values: Values = new LRUCache({
    maxSize: maxBytes,
    sizeCalculation: (value, key) => weigh(key, value),
  });
  const run = (command: string[]) => runCommand(values, maxBytes, command);
  return {
    run: async (command) => run(command),
    // Commands run synchronously, so that nothing comes between these.
    runAtomically: async (commands) =>
      commands.map((command) => {
        try {
          return run(command);
        } catch (error) {
          return error;
        }
      }),
    close: async () => values.clear(),
  };
}

const weigh = (key: string, value: string) =>
  Buffer.byteLength(key) + Buffer.byteLength(value) + OVERHEAD_BYTES;

function runCommand(values: Values, maxBytes: number, [name = "", ...args]: string[]): unknown {
  const [key = "", second = ""] = args;
  const counted = args.length;
  const requireArguments = (least: number, most = least) => {
    if (counted < least || counted > most)
      throw new Error(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
  };
  switch (name.toLowerCase()) {
    case "ping":
      requireArguments(0, 1);
      return args[0] ?? "PONG";
    case "get":
      requireArguments(1);
      return values.get(key) ?? null;
    case "set":
      requireArguments(2, 6);
      return set(values, maxBytes, key, second, args.slice(2));
    case "mget":
      requireArguments(1, Infinity);
      return args.map((each) => values.get(each) ?? null);
    case "del":
    case "unlink":
      requireArguments(1, Infinity);
      // An entry past its time counts as absent.
      return args.filter((each) => values.has(each) && values.delete(each)).length;
    case "exists":
      requireArguments(1, Infinity);
      return args.filter((each) => values.has(each)).length;
    case "expire":
      requireArguments(2);
      return expire(values, key, toInteger(second) * 1000);
    case "pexpire":
      requireArguments(2);
      return expire(values, key, toInteger(second));
    case "ttl":
      requireArguments(1);
      return toSeconds(remainingMs(values, key));
    case "pttl":
      requireArguments(1);
      return remainingMs(values, key);
    case "incr":
      requireArguments(1);
      return increment(values, key, 1);
    case "incrby":
      requireArguments(2);
      return increment(values, key, toInteger(second));
    case "scan":
      requireArguments(1, 5);
      return scan(values, args);
    case "dbsize":
      requireArguments(0);
      values.purgeStale();
      return values.size;
    case "flushall":
    case "flushdb":
      requireArguments(0, 1);
      values.clear();
      return "OK";
    default:
      throw new Error(`ERR unknown command '${name}'`);
  }
}

function set(values: Values, maxBytes: number, key: string, value: string, options: string[]): "OK" | null {
  let ttl: number | undefined;
  let only: "nx" | "xx" | undefined;
  for (let index = 0; index < options.length; index++) {
    const word = options[index]?.toLowerCase();
    if ((word === "nx" || word === "xx") && !only) only = word;
    else if ((word === "ex" || word === "px") && ttl === undefined) {
      index++;
      ttl = toInteger(options[index] ?? "") * (word === "ex" ? 1000 : 1);
      if (ttl <= 0) throw new Error("ERR invalid expire time in 'set' command");
    } else throw new Error(SYNTAX);
  }
  if (only && values.has(key) !== (only === "xx")) return null;
  if (weigh(key, value) > maxBytes)
    throw new Error("OOM command not allowed when used memory > 'maxmemory'.");
  values.set(key, value, { ttl: ttl ?? 0 });
  return "OK";
}

function increment(values: Values, key: string, by: number): number {
  const sum = toInteger(values.get(key) ?? "0") + by;
  if (!Number.isSafeInteger(sum)) throw new Error("ERR increment or decrement would overflow");
  // An increment leaves the time that the key has to live as it is.
  values.set(key, String(sum), values.has(key) ? { noUpdateTTL: true } : { ttl: 0 });
  return sum;
}

function expire(values: Values, key: string, ttl: number): 0 | 1 {
  const value = values.get(key);
  if (value === undefined) return 0;
  if (ttl <= 0) values.delete(key);
  else {
    values.delete(key);
    values.set(key, value, { ttl });
  }
  return 1;
}

/** Redis' own codes: -2 says absent, -1 says that it never expires. */
function remainingMs(values: Values, key: string): number {
  if (!values.has(key)) return -2;
  const remaining = values.getRemainingTTL(key);
  return Number.isFinite(remaining) ? Math.ceil(remaining) : -1;
}

const toSeconds = (milliseconds: number) =>
  milliseconds < 0 ? milliseconds : Math.ceil(milliseconds / 1000);

/**
 * Answers every key at once: COUNT is a hint only, and a cursor into an order that each read changes would skip keys
 * that were there all along.
 */
function scan(values: Values, [, ...options]: string[]): [string, string[]] {
  let pattern = /^/;
  for (let index = 0; index < options.length; index += 2) {
    const word = options[index]?.toLowerCase();
    const value = options[index + 1] ?? "";
    if (word === "match") pattern = toPattern(value);
    else if (word === "count") toInteger(value);
    else throw new Error(SYNTAX);
  }
  values.purgeStale();
  return ["0", [...values.keys()].filter((key) => pattern.test(key))];
}

function toInteger(value: string): number {
  const number = Number(value);
  if (!/^-?\d{1,16}$/.test(value) || !Number.isSafeInteger(number)) throw new Error(NO_INTEGER);
  return number;
}
