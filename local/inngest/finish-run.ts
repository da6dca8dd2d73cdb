import { settleStep } from "./settle-step";
import { asJson, type Event, type Json, type RunError, type Transaction } from "./store";
import { newUlid } from "./ulid";

export type Outcome =
  | { status: "Completed"; output: Json }
  | { status: "Failed"; error: RunError }
  | { status: "Cancelled" };

export const FUNCTION_FAILED = "inngest/function.failed";

/** Ends a run that is under way: whoever invoked it goes on, and its `onFailure` hears when it failed. */
export async function finishRun(tx: Transaction, runId: string, outcome: Outcome): Promise<void> {
  const error = outcome.status === "Failed" ? asJson(tx, outcome.error) : null;
  const [run] = await tx<
    { functionId: string; event: Event; parentRunId: string | null; parentStepId: string | null }[]
  >`
    update local_inngest.run set status = ${outcome.status}, ended_at = now(),
      output = ${outcome.status === "Completed" ? asJson(tx, outcome.output) : null},
      last_error = coalesce(${error}, last_error)
    where id = ${runId} and status = 'Running'
    returning function_id as "functionId", event,
      parent_run_id as "parentRunId", parent_step_id as "parentStepId"`;
  if (!run) return;
  await tx`delete from local_inngest.call where run_id = ${runId}`;
  await tx`delete from local_inngest.step where run_id = ${runId} and result is null`;
  if (run.parentRunId !== null && run.parentStepId !== null) {
    await settleStep(
      tx,
      { runId: run.parentRunId, id: run.parentStepId, op: "InvokeFunction" },
      outcome.status === "Completed"
        ? { type: "data", data: outcome.output }
        : { type: "error", error: outcome.status === "Failed" ? outcome.error : CANCELLED },
    );
  }
  // A failure handler that fails is not handled again: that would never end.
  if (outcome.status === "Failed" && run.event.name !== FUNCTION_FAILED) {
    const id = newUlid();
    const data = {
      function_id: run.functionId,
      run_id: runId,
      error: outcome.error,
      event: run.event,
      events: [run.event],
    };
    const event = { id, name: FUNCTION_FAILED, data, ts: Date.now() };
    await tx`insert into local_inngest.event (id, name, payload)
      values (${id}, ${FUNCTION_FAILED}, ${asJson(tx, event)})`;
  }
}

const CANCELLED: RunError = { name: "Error", message: "The invoked function was cancelled." };
