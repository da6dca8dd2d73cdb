import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { getEnv } from "@/lib/env/env";
import { startTimer } from "@/lib/jobs/start-timer";
import { closeLimits } from "@/lib/limit/postgres-counts";
import { closeDatabase } from "@/lib/operation/database";
import { watch } from "./find-readiness";
import { requireKnownSchema } from "./require-known-schema";
import { shutDownGently } from "./shut-down";
import { startTelemetry } from "./start-telemetry";

const TELLING_MS = 3000;

/**
 * The life of a server process, from before its first request to its end. Exits with 78 when the database is of a later
 * version.
 *
 * @throws Error that names every setting that is missing or wrong.
 */
export async function liveAndEnd(): Promise<void> {
  const env = getEnv();
  // Made at each build otherwise: a form that an old build sent would be refused by a new one, and in a cluster at once.
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= createHmac("sha256", env.AUTH_SECRET)
    .update("server actions")
    .digest("base64");
  // Before anything of ours is asked.
  const stopTelemetry = await startTelemetry();
  await requireKnownSchema();
  const stopTimer = startTimer();
  // The development server ends in its own way.
  if (process.env.NODE_ENV !== "production") return;
  let timerStopped: Promise<void> | undefined;
  shutDownGently({
    drainSeconds: env.DRAIN_SECONDS,
    stopWork: () => {
      timerStopped = stopTimer();
    },
    close: async () => {
      await timerStopped;
      await Promise.all([closeDatabase(), closeCache(), closeLimits(), watch().stop()]);
      // Last: what has just ended is told, too. Whoever takes it may be away, and holds nobody up.
      await Promise.race([stopTelemetry().catch(() => undefined), sleep(TELLING_MS)]);
    },
  });
}

/** The cache's levels are loaded beside the bundle, which cannot import them. */
async function closeCache(): Promise<void> {
  const close: unknown = Reflect.get(globalThis, Symbol.for("storehouse.cache.close"));
  if (typeof close === "function") await close();
}
