import { z } from "zod";
import { type Operation, toRunError } from "./call-app";
import { secondsUntil } from "./duration";
import { parseEquality } from "./expression";
import { awaitedEvent } from "./read-functions";
import { settleStep } from "./settle-step";
import { startRun } from "./start-run";
import { type Event, type FunctionConfig, type Json, listFunctions, type Transaction } from "./store";
import { newUlid } from "./ulid";

const LONGEST_WAIT = "52w";
const sleepInput = z.object({ name: z.string() });
const waitInput = z.object({
  name: awaitedEvent,
  opts: z.strictObject({ timeout: z.string().default(LONGEST_WAIT), if: z.string().optional() }),
});
const invokeInput = z.strictObject({
  function_id: z.string(),
  payload: z.looseObject({ data: z.record(z.string(), z.json()).nullish() }).default({}),
  timeout: z.string().optional(),
});

/**
 * Notes a step that a function found and has not done. A step that is known already, because a later look at
 * the function found it again, is left alone.
 *
 * @throws Error when the step asks for what this service does not do; the run then fails, and says so.
 */
export async function planStep(tx: Transaction, runId: string, operation: Operation): Promise<void> {
  if (operation.opts?.parallelMode !== undefined) throw new Error("parallel modes are not supported");
  switch (operation.op) {
    case "StepPlanned":
      if (await insertStep(tx, runId, operation, {})) {
        await tx`insert into local_inngest.call (run_id, step_id) values (${runId}, ${operation.id})`;
      }
      return;
    case "Sleep": {
      const { name } = sleepInput.parse(operation);
      await insertStep(tx, runId, operation, { seconds: secondsUntil(name) });
      return;
    }
    case "WaitForEvent": {
      const { name, opts } = waitInput.parse(operation);
      if (opts.if !== undefined) parseEquality(opts.if);
      const seconds = secondsUntil(opts.timeout);
      await insertStep(tx, runId, operation, { seconds, awaits: name, expression: opts.if });
      return;
    }
    case "InvokeFunction":
      return invoke(tx, runId, operation);
    default:
      throw new Error(`the operation ${operation.op} is not supported`);
  }
}

async function insertStep(
  tx: Transaction,
  runId: string,
  { id, op }: Operation,
  { seconds, awaits, expression }: { seconds?: number; awaits?: string; expression?: string | undefined },
): Promise<boolean> {
  const inserted = await tx`
    insert into local_inngest.step (run_id, id, op, due_at, awaits, expression)
    values (${runId}, ${id}, ${op}, now() + make_interval(secs => ${seconds ?? null}), ${awaits ?? null},
      ${expression ?? null})
    on conflict do nothing returning id`;
  return inserted.length > 0;
}

async function invoke(tx: Transaction, runId: string, operation: Operation): Promise<void> {
  const { function_id: functionId, payload, timeout } = invokeInput.parse(operation.opts);
  const plan = timeout === undefined ? {} : { seconds: secondsUntil(timeout) };
  if (!(await insertStep(tx, runId, operation, plan))) return;
  const invoked = (await listFunctions(tx)).find((config: FunctionConfig) => config.id === functionId);
  const step = { runId, id: operation.id, op: operation.op };
  if (!invoked) {
    const error = toRunError(new Error(`There is no function ${functionId}.`));
    await settleStep(tx, step, { type: "error", error });
    return;
  }
  const id = newUlid();
  const data = { ...payload.data, _inngest: { fn_id: functionId } } as Json;
  const event: Event = { id, name: "inngest/function.invoked", data, ts: Date.now() };
  await startRun(tx, invoked, event, { eventId: id, parent: { runId, stepId: operation.id } });
}
