import { asJson, type StepResult, type Transaction } from "./store";

/** Keeps a step's result for good, and calls the function again when nothing else of the run is under way. */
export async function settleStep(
  tx: Transaction,
  step: { runId: string; id: string; op: string },
  result: StepResult,
): Promise<void> {
  await tx`insert into local_inngest.step (run_id, id, op, result, position)
    values (${step.runId}, ${step.id}, ${step.op}, ${asJson(tx, result)},
      nextval('local_inngest.step_position'))
    on conflict (run_id, id) do update set result = excluded.result, position = excluded.position
    where step.result is null`;
  await discoverWhenIdle(tx, step.runId);
}

/**
 * Has the function called to find its next steps, once no planned step is unfinished: called earlier, it
 * would begin the last one a second time.
 */
export async function discoverWhenIdle(tx: Transaction, runId: string): Promise<void> {
  await tx`insert into local_inngest.call (run_id)
    select id from local_inngest.run where id = ${runId} and status = 'Running'
      and not exists (select from local_inngest.step where run_id = ${runId} and result is null)
    on conflict do nothing`;
}
