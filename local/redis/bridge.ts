import { readFileSync } from "node:fs";
import { startRedis } from "./start-redis";

/**
 * The Upstash-REST bridge as a program of its own, in front of a real Redis: `REDIS_URL`, `UPSTASH_REDIS_REST_TOKEN` (or
 * `…_FILE`), `HOST` and `PORT`. `check` as its argument asks a running one whether its Redis answers (exit code 0).
 */
const token = readSetting("UPSTASH_REDIS_REST_TOKEN");
const port = Number(process.env.PORT || 8079);

if (process.argv[2] === "check") await check();
else await start();

async function start(): Promise<void> {
  const bridge = await startRedis({
    host: process.env.HOST || "127.0.0.1",
    port,
    token,
    redisUrl: readSetting("REDIS_URL"),
    // Away for an hour is one line a try, not a stack.
    log: (message, detail) =>
      console.error(`bridge: ${message}: ${detail instanceof Error ? detail.message : String(detail)}`),
  });
  console.log(`bridge listens on port ${bridge.port}`);
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void bridge.stop().finally(() => process.exit(0)));
}

async function check(): Promise<void> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: '["ping"]',
      signal: AbortSignal.timeout(3000),
    });
    if (!response.ok) throw new Error(await response.text());
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

function readSetting(name: string): string {
  const file = process.env[`${name}_FILE`];
  const value = file ? readFileSync(file, "utf8").trim() : process.env[name];
  if (value) return value;
  console.error(`Settings are missing or wrong: ${name}.`);
  process.exit(78);
}
