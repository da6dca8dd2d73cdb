import { log } from "@/lib/log/log";
import { telemetry } from "@/lib/telemetry/telemetry";
import { hide } from "./count-use";
import type { Use } from "./plan-uses";

/** Of one limit and one asker, a line a minute: who sends thousands of requests would fill the log with refusals. */
const QUIET_MS = 60_000;
const MOST_KEYS = 10_000;

const name = Symbol.for("storehouse.limits.told");
const holder = globalThis as { [name]?: Map<string, number> };

/**
 * Counts and tells that a request was refused. Not who was: the line bears the hash that the table of counts bears, by
 * which refusals of one place, account or order can be told from those of another (docs/privacy.md).
 */
export function noteRefusal({ policy, key }: Pick<Use, "policy" | "key">): void {
  telemetry.metrics?.countRefusal(policy);
  holder[name] ??= new Map();
  const told = holder[name];
  const who = hide(key);
  const nowMs = Date.now();
  if ((told.get(`${policy}:${who}`) ?? 0) > nowMs - QUIET_MS) return;
  if (told.size >= MOST_KEYS) told.clear();
  told.set(`${policy}:${who}`, nowMs);
  log.warn({ limit: policy, asker: who }, "refused: over a limit");
}
