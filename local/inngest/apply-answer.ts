import type { Answer, Operation } from "./call-app";
import { toRunError } from "./call-app";
import type { Call } from "./claim-calls";
import { secondsUntil } from "./duration";
import { finishRun } from "./finish-run";
import { planStep } from "./plan-step";
import { discoverWhenIdle, settleStep } from "./settle-step";
import { asJson, change, type Json, type RunError, type Store, type Transaction } from "./store";

const AWAY_SECONDS = 1;
const LONGEST_BACKOFF_SECONDS = 300;

/**
 * Notes what came of a call: progress, the end, or another try. An answer to a claim that was lost meanwhile,
 * to another process or to a cancellation, changes nothing.
 */
export async function applyAnswer(sql: Store, call: Call, answer: Answer): Promise<void> {
  await change(sql, async (tx) => {
    const [held] = await tx<{ isAnswered: boolean }[]>`
      select run.answered_at is not null as "isAnswered"
      from local_inngest.call join local_inngest.run on run.id = call.run_id
      where call.id = ${call.id} and call.generation = ${call.generation}`;
    if (!held) return;
    if (answer.kind === "away")
      return again(tx, call, { attempt: call.attempt, seconds: AWAY_SECONDS }, answer.error);
    if (!held.isAnswered) {
      await tx`update local_inngest.run set answered_at = now() where id = ${call.runId}`;
    }
    if (answer.kind === "completed") {
      return finishRun(tx, call.runId, { status: "Completed", output: answer.output });
    }
    if (answer.kind === "progress") return advance(tx, call, answer);
    const retry = planRetry(call, answer);
    if (retry) return again(tx, call, retry, answer.error);
    await finishRun(tx, call.runId, { status: "Failed", error: answer.error });
  });
}

async function advance(tx: Transaction, call: Call, answer: Answer & { kind: "progress" }): Promise<void> {
  const failed = answer.operations.find((operation) => operation.op === "StepError");
  const retry = failed ? planRetry(call, answer) : null;
  if (failed && retry) return again(tx, call, retry, toRunError(failed.error));
  await tx`delete from local_inngest.call where id = ${call.id}`;
  try {
    // Plans come first: a step that is done must not take its planned siblings for none.
    for (const operation of answer.operations.filter(({ op }) => !RESULTS.has(op))) {
      await planStep(tx, call.runId, operation);
    }
  } catch (error) {
    const refused = toRunError(error);
    const message = `The local job service cannot run this function: ${refused.message}`;
    return finishRun(tx, call.runId, { status: "Failed", error: { name: refused.name, message } });
  }
  for (const operation of answer.operations) {
    if (RESULTS.has(operation.op)) await settle(tx, call.runId, operation);
  }
  await discoverWhenIdle(tx, call.runId);
}

const RESULTS = new Set(["StepRun", "StepFailed", "StepError"]);

async function settle(tx: Transaction, runId: string, operation: Operation): Promise<void> {
  const step = { runId, id: operation.id, op: operation.op };
  if (operation.op === "StepRun") {
    return settleStep(tx, step, { type: "data", data: (operation.data ?? null) as Json });
  }
  // The function goes on with the error, and may catch it.
  const error = toRunError(operation.error);
  await tx`update local_inngest.run set last_error = ${asJson(tx, error)} where id = ${runId}`;
  await settleStep(tx, step, { type: "error", error });
}

type Retry = { attempt: number; seconds: number };

/**
 * When to try again, if at all: when the app says, else after a wait that grows from a second to five
 * minutes, which is shorter than the real service's, for a machine where people watch.
 */
function planRetry(
  call: Call,
  { final, retryAfter }: { final: boolean; retryAfter: string | null },
): Retry | null {
  if (final || call.attempt >= call.config.retries) return null;
  const backoff = Math.min(LONGEST_BACKOFF_SECONDS, 2 ** call.attempt);
  return { attempt: call.attempt + 1, seconds: readRetryAfter(retryAfter) ?? backoff };
}

/** Seconds, or a date. */
function readRetryAfter(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  try {
    return secondsUntil(text);
  } catch {
    return null;
  }
}

async function again(
  tx: Transaction,
  call: Call,
  { attempt, seconds }: Retry,
  error: RunError,
): Promise<void> {
  await tx`update local_inngest.call set attempt = ${attempt}, leased_until = null,
    due_at = now() + make_interval(secs => ${seconds}) where id = ${call.id}`;
  await tx`update local_inngest.run set last_error = ${asJson(tx, error)} where id = ${call.runId}`;
}
