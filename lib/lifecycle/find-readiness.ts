import { getEnv } from "@/lib/env/env";
import { isDraining } from "./draining";
import { decideReadiness, type Readiness } from "./rules";
import { type DatabaseWatch, watchDatabase } from "./watch-database";

const key = Symbol.for("storehouse.database-watch");
const holder = globalThis as { [key]?: DatabaseWatch };

/** Whether this instance should get requests, or why not (`rules.ts`). Takes two seconds at most; writes nothing. */
export async function findReadiness(): Promise<Readiness> {
  return decideReadiness({ draining: isDraining(), seen: await watch().look(), nowMs: Date.now() });
}

/** The process' one watch: two loads of this module share it. */
export function watch(): DatabaseWatch {
  holder[key] ??= watchDatabase(getEnv().DATABASE_URL);
  return holder[key];
}
