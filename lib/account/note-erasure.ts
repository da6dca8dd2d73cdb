import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";

/** One line each: who (an id that leads to nobody any more), and when. */
export const ERASURES = "erasures.jsonl";

/**
 * Notes, beside the database, that a person was erased: a shop that is restored from a back-up of before would have them
 * again, and nothing in it would tell (lib/backup/replay-erasures.ts). Short lines that are appended come whole, whatever
 * the number of processes.
 */
export async function noteErasure(customerId: string): Promise<void> {
  const folder = path.resolve(/* turbopackIgnore: true */ getEnv().DATA_DIR);
  try {
    await mkdir(folder, { recursive: true });
    const line = JSON.stringify({ customerId, at: new Date().toISOString() });
    await appendFile(path.join(folder, ERASURES), `${line}\n`, { mode: 0o600, flush: true });
  } catch (error) {
    // The person is erased; whoever restores an old back-up has to erase them again by hand.
    log.error({ err: error, customerId }, "an erasure could not be noted for restores");
  }
}
