import { applyAnswer } from "./apply-answer";
import { callApp, toRunError } from "./call-app";
import { type Call, claimCalls, listResults, RENEW_PERIOD_MS, renewCall } from "./claim-calls";
import { fireCrons, fireTimers, prune } from "./fire-timers";
import { routeEvents } from "./route-events";
import { change, type Store } from "./store";

type Log = (message: string, detail?: unknown) => void;

export type Worker = { wake(): void; stop(): Promise<void> };

const PERIOD_MS = 200;
const PRUNE_PERIOD_MS = 3_600_000;
const MAX_CALLS = 8;
/** Calls under way when the worker stops may still end; longer ones are given back. */
const STOP_PATIENCE_MS = 1_500;

/**
 * Does what is due, five times a second and whenever it is woken: events, timers, crons, and calls of the
 * app.
 */
export function startWorker(sql: Store, signingKey: string, log: Log): Worker {
  const stopping = new AbortController();
  const calls = new Set<Promise<void>>();
  let stopped = false;
  let pruneAt = 0;
  let round: Promise<void> | null = null;
  let again = false;

  const work = async () => {
    do {
      again = false;
      if (Date.now() >= pruneAt) {
        pruneAt = Date.now() + PRUNE_PERIOD_MS;
        await change(sql, prune);
      }
      while (!stopped && (await isDue(sql))) {
        const done = await change(
          sql,
          async (tx) => (await routeEvents(tx)) + (await fireTimers(tx)) + (await fireCrons(tx)),
        );
        const claimed = await claimCalls(sql, MAX_CALLS - calls.size);
        claimed.forEach(begin);
        if (done === 0 && claimed.length === 0) break;
      }
    } while (again && !stopped);
  };

  const begin = (call: Call) => {
    const running: Promise<void> = execute(sql, signingKey, call, stopping.signal)
      .catch((error: unknown) => log(`the call of ${call.config.id} was not noted`, error))
      .finally(() => {
        calls.delete(running);
        wake();
      });
    calls.add(running);
  };

  const wake = () => {
    again = true;
    if (stopped || round) return;
    round = work()
      .catch((error: unknown) => log("jobs", error))
      .finally(() => {
        round = null;
      });
  };

  const timer = setInterval(wake, PERIOD_MS);
  wake();
  return {
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await round;
      const patience = setTimeout(() => stopping.abort(), STOP_PATIENCE_MS);
      await Promise.allSettled(calls);
      clearTimeout(patience);
    },
  };
}

/** One cheap look, so that an idle machine stays idle. */
async function isDue(sql: Store): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select exists (select from local_inngest.event where not routed)
      or exists (select from local_inngest.step where result is null and due_at <= now())
      or exists (select from local_inngest.cron where next_at <= now())
      or exists (select from local_inngest.call
          join local_inngest.run on run.id = call.run_id
          join local_inngest.function on function.id = run.function_id
        where due_at <= now() and (leased_until is null or leased_until <= now())) as due`;
  return row?.due ?? false;
}

/**
 * Calls the app and notes the answer. The lease is renewed meanwhile; when it is lost, the call is given up.
 */
async function execute(sql: Store, signingKey: string, call: Call, stopping: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const renewal = setInterval(() => {
    renewCall(sql, call).then(
      (kept) => kept || lost.abort(),
      // The database is away: the lease may still hold, and the answer is checked against it anyhow.
      () => undefined,
    );
  }, RENEW_PERIOD_MS);
  try {
    const results = await listResults(sql, call.runId);
    const answer = await callApp(signingKey, call, results, AbortSignal.any([stopping, lost.signal]));
    await applyAnswer(sql, call, answer);
  } catch (error) {
    // An answer that could not be noted would otherwise be asked for without end.
    await applyAnswer(sql, call, {
      kind: "failed",
      error: toRunError(error),
      final: false,
      retryAfter: null,
    });
  } finally {
    clearInterval(renewal);
  }
}
