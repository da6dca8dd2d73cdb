import type { TimerAction, Tx } from "./transaction";

/** Notes what has to happen by itself, and when; a restart forgets nothing. */
export function setTimer(tx: Tx, action: TimerAction, objectId: string, atSeconds: number): void {
  tx.timers.push({ action, objectId, atSeconds });
}
