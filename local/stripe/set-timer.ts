import type { Tx } from "./store";

export type TimerAction = "expire_session" | "expire_authorization" | "settle_debit" | "settle_refund";

/** Notes what has to happen by itself, and when; a restart forgets nothing. */
export async function setTimer(
  tx: Tx,
  action: TimerAction,
  objectId: string,
  atSeconds: number,
): Promise<void> {
  await tx`insert into local_stripe.timer (action, object_id, at)
    values (${action}, ${objectId}, to_timestamp(${atSeconds}))`;
}
