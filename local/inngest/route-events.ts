import { secondsUntil } from "./duration";
import { holds } from "./expression";
import { finishRun } from "./finish-run";
import { settleStep } from "./settle-step";
import { startRun } from "./start-run";
import { type Event, type FunctionConfig, type Json, listFunctions, type Transaction } from "./store";

const BATCH = 100;

/**
 * Takes events in the order in which they came to the runs that they cancel, wake and begin. @returns how
 * many.
 */
export async function routeEvents(tx: Transaction): Promise<number> {
  const events = await tx<{ id: string; payload: Event }[]>`
    select id, payload from local_inngest.event where not routed order by position limit ${BATCH}`;
  if (events.length === 0) return 0;
  const functions = await listFunctions(tx);
  for (const { id, payload } of events) {
    // Cancelled before begun: a function may be cancelled by the very event that begins it anew.
    for (const config of functions) await cancelRuns(tx, config, payload);
    await wakeRuns(tx, payload);
    for (const config of functions) {
      if (isTriggered(config, payload)) await startRun(tx, config, payload, { eventId: id });
    }
  }
  const ids = events.map((event) => event.id);
  await tx`update local_inngest.event set routed = true where id = any(${ids})`;
  return events.length;
}

export function isTriggered(config: FunctionConfig, event: Event): boolean {
  return config.triggers.some(
    (trigger) =>
      "event" in trigger &&
      trigger.event === event.name &&
      (trigger.expression === undefined || holds(trigger.expression, { event })),
  );
}

async function cancelRuns(tx: Transaction, config: FunctionConfig, event: Event): Promise<void> {
  const rules = config.cancel.filter((rule) => rule.event === event.name);
  if (rules.length === 0) return;
  const runs = await tx<{ id: string; event: Event; createdAt: Date }[]>`
    select id, event, created_at as "createdAt" from local_inngest.run
    where function_id = ${config.id} and status = 'Running'`;
  for (const run of runs) {
    const applies = rules.some(
      ({ expression, timeout }) =>
        (expression === undefined || holds(expression, { event: run.event, async: event })) &&
        (timeout === undefined || isWithin(timeout, run.createdAt)),
    );
    if (applies) await finishRun(tx, run.id, { status: "Cancelled" });
  }
}

function isWithin(timeout: string, since: Date): boolean {
  return since.getTime() + secondsUntil(timeout, since.getTime()) * 1000 > Date.now();
}

async function wakeRuns(tx: Transaction, event: Event): Promise<void> {
  const waits = await tx<{ runId: string; id: string; expression: string | null; event: Event }[]>`
    select step.run_id as "runId", step.id, step.expression, run.event
    from local_inngest.step join local_inngest.run on run.id = step.run_id
    where step.awaits = ${event.name} and step.result is null and step.due_at > now()`;
  for (const wait of waits) {
    if (wait.expression !== null && !holds(wait.expression, { event: wait.event, async: event })) continue;
    await settleStep(
      tx,
      { runId: wait.runId, id: wait.id, op: "WaitForEvent" },
      { type: "data", data: event as Json },
    );
  }
}
