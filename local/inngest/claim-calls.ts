import {
  change,
  type Event,
  type FunctionConfig,
  type StepResult,
  type Store,
  type Transaction,
} from "./store";

/** A call of the app that is due: of a whole run (`stepId` is `step`), or of one planned step. */
export type Call = {
  id: string;
  generation: number;
  runId: string;
  stepId: string;
  attempt: number;
  event: Event;
  config: FunctionConfig;
};

/** Who died with a call gives it back after this; who lives renews it well before. */
const LEASE_SECONDS = 5;
export const RENEW_PERIOD_MS = 1_000;

/**
 * Takes the oldest calls that are due, whose functions are registered, and whose limits have room: as many calls
 * as they say may be leased at once. The generation tells the answer of this claim from that of an earlier one.
 */
export function claimCalls(sql: Store, limit: number): Promise<Call[]> {
  return change(sql, async (tx) => {
    const calls: Call[] = [];
    // One by one: each counts against the limits of the next.
    while (calls.length < limit) {
      const call = await claimCall(tx);
      if (!call) break;
      calls.push(call);
    }
    return calls;
  });
}

async function claimCall(tx: Transaction): Promise<Call | undefined> {
  const [call] = await tx<Call[]>`
    update local_inngest.call set generation = call.generation + 1,
      leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    from local_inngest.run, local_inngest.function
    where run.id = call.run_id and function.id = run.function_id and call.id = (
      select due.id from local_inngest.call due
        join local_inngest.run on run.id = due.run_id
        join local_inngest.function on function.id = run.function_id
      where due.due_at <= now() and (due.leased_until is null or due.leased_until <= now())
        and not exists (
          select from jsonb_to_recordset(run.slots) as slot (key text, "limit" int)
          where slot."limit" <= (
            select count(*)
            from local_inngest.call other join local_inngest.run busy on busy.id = other.run_id
            where other.leased_until > now()
              and busy.slots @> jsonb_build_array(jsonb_build_object('key', slot.key))))
      order by due.due_at, due.id limit 1)
    returning call.id::text, call.generation, call.run_id as "runId", call.step_id as "stepId",
      call.attempt, run.event, function.config`;
  return call;
}

/** Whether the call is still ours; then it is for a while longer. It is lost when the run was cancelled. */
export async function renewCall(sql: Store, { id, generation }: Call): Promise<boolean> {
  const kept = await sql`
    update local_inngest.call set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
    where id = ${id} and generation = ${generation} returning id`;
  return kept.length > 0;
}

/** What the run has so far, in the order in which it came. */
export function listResults(sql: Store, runId: string) {
  return sql<{ id: string; result: StepResult }[]>`
    select id, result from local_inngest.step
    where run_id = ${runId} and result is not null order by position`;
}
