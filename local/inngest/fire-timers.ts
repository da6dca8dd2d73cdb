import { nextTime } from "./cron";
import { settleStep } from "./settle-step";
import { startRun } from "./start-run";
import type { Event, FunctionConfig, StepResult, Transaction } from "./store";
import { newUlid } from "./ulid";

/** Ends the sleeps and waits whose time has come. @returns how many. */
export async function fireTimers(tx: Transaction): Promise<number> {
  const due = await tx<{ runId: string; id: string; op: string }[]>`
    select run_id as "runId", id, op from local_inngest.step
    where result is null and due_at <= now() order by due_at`;
  for (const step of due) {
    await settleStep(tx, step, step.op === "InvokeFunction" ? INVOKE_TIMED_OUT : NOTHING);
  }
  return due.length;
}

const NOTHING: StepResult = { type: "data", data: null };
const INVOKE_TIMED_OUT: StepResult = {
  type: "error",
  error: { name: "InngestInvokeTimeoutError", message: "Timed out waiting for the invoked function." },
};

/**
 * Begins the runs of crons whose time has come: one each, however many times were missed while nobody
 * watched, and none while the one before still waits for an app that is away.
 */
export async function fireCrons(tx: Transaction): Promise<number> {
  const due = await tx<{ expression: string; config: FunctionConfig }[]>`
    select cron.expression, function.config from local_inngest.cron
      join local_inngest.function on function.id = cron.function_id
    where cron.next_at <= now()`;
  for (const { expression, config } of due) {
    await tx`update local_inngest.cron set next_at = ${nextTime(expression, new Date())}
      where function_id = ${config.id} and expression = ${expression}`;
    const [waiting] = await tx`
      select id from local_inngest.run where event_id = ${`cron ${config.id} ${expression}`}
        and status = 'Running' and answered_at is null`;
    if (waiting) continue;
    const event: Event = {
      id: newUlid(),
      name: "inngest/scheduled.timer",
      data: { cron: expression },
      ts: Date.now(),
    };
    await startRun(tx, config, event, { eventId: `cron ${config.id} ${expression}` });
  }
  return due.length;
}

/** Forgets what nobody asks for any more. */
export async function prune(tx: Transaction): Promise<void> {
  await tx`delete from local_inngest.event where routed and at < now() - interval '2 days'`;
  await tx`delete from local_inngest.run where status <> 'Running' and ended_at < now() - interval '7 days'`;
  await tx`delete from local_inngest.seen_key where until <= now()`;
}
