import { createHash } from "node:crypto";
import { parseEventPath, readPath } from "./expression";
import { asJson, type Event, type FunctionConfig, type Transaction } from "./store";
import { newUlid } from "./ulid";

/**
 * Begins a run of a function for an event, unless the function's idempotency key was seen in the last day. A
 * run that another invoked always begins: the other waits for it.
 */
export async function startRun(
  tx: Transaction,
  config: FunctionConfig,
  event: Event,
  origin: { eventId: string; parent?: { runId: string; stepId: string } },
): Promise<void> {
  if (config.idempotency !== undefined && !origin.parent) {
    const value = readPath(parseEventPath(config.idempotency), { event });
    if (value !== undefined && !(await claimKey(tx, config.id, JSON.stringify(value)))) return;
  }
  const slots = config.concurrency.map(({ limit, key }, index) => {
    const value = key === undefined ? null : (readPath(parseEventPath(key), { event }) ?? null);
    return { key: `${config.id} ${index} ${JSON.stringify(value)}`, limit };
  });
  const id = newUlid();
  await tx`insert into local_inngest.run
      (id, function_id, event_id, event, slots, parent_run_id, parent_step_id)
    values (${id}, ${config.id}, ${origin.eventId}, ${asJson(tx, event)}, ${tx.json(slots)},
      ${origin.parent?.runId ?? null}, ${origin.parent?.stepId ?? null})`;
  await tx`insert into local_inngest.call (run_id) values (${id})`;
}

/** Whether nobody had the key in the last 24 hours. */
async function claimKey(tx: Transaction, functionId: string, value: string): Promise<boolean> {
  // A value of any length has a key that an index holds.
  const key = createHash("sha256").update(value).digest("hex");
  const claimed = await tx`
    insert into local_inngest.seen_key (function_id, key, until)
    values (${functionId}, ${key}, now() + interval '24 hours')
    on conflict (function_id, key) do update set until = excluded.until where seen_key.until <= now()
    returning key`;
  return claimed.length > 0;
}
