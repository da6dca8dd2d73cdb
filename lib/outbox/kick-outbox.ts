import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import { relayOutbox } from "./relay-outbox";

let running: Promise<void> | undefined;
let again = false;

/**
 * Asks for a relay now, after a commit. It never fails the caller: what could not be handed over waits for the
 * timer.
 */
export function kickOutbox(): void {
  if (running) {
    again = true;
    return;
  }
  running = relayOutbox(getDatabase().db, { suspects: false })
    .then(() => undefined)
    .catch((error: unknown) => log.warn({ err: error }, "outbox relay failed; the timer tries again"))
    .finally(() => {
      running = undefined;
      if (again) {
        again = false;
        kickOutbox();
      }
    });
}
