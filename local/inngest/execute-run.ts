import type postgres from "postgres";
import { z } from "zod";
import { signBody } from "./signature";
import type { FunctionConfig, Run, Store } from "./store";

const operation = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().optional(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
type Operation = z.infer<typeof operation>;

const CALL_TIMEOUT_MS = 60_000;
/** Longer than a call may take: a run whose executor died is taken up again after it. */
export const LEASE_SECONDS = 90;

/** Calls the app once for a run, and notes what came of it: progress, the end, or a retry. */
export async function executeRun(
  sql: Store,
  signingKey: string,
  run: Run & { config: FunctionConfig },
  stepId = "step",
): Promise<void> {
  const body = {
    version: 2,
    event: run.event,
    events: [run.event],
    steps: run.steps,
    ctx: {
      run_id: run.id,
      attempt: run.attempt,
      max_attempts: run.config.retries + 1,
      disable_immediate_execution: stepId !== "step",
      use_api: false,
      stack: { stack: run.stack, current: run.stack.length },
    },
  };
  const url = new URL(run.config.url);
  url.searchParams.set("fnId", run.functionId);
  url.searchParams.set("stepId", stepId);
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-inngest-server-kind": "cloud",
        "x-inngest-signature": signBody(signingKey, body),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
  } catch (error) {
    // The app is away, which is not the function's fault: its attempts are not used up.
    await sql`update local_inngest.run set next_at = now() + interval '2 seconds', last_error = ${String(error)} where id = ${run.id}`;
    return;
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 200) return finish(sql, run.id, "completed", null);
  if (response.status === 206) return advance(sql, signingKey, run, z.array(operation).parse(answer));
  const final = response.headers.get("x-inngest-no-retry") === "true";
  await retry(sql, run, JSON.stringify(answer), final, response.headers.get("retry-after"));
}

async function advance(
  sql: Store,
  signingKey: string,
  run: Run & { config: FunctionConfig },
  operations: Operation[],
): Promise<void> {
  let delaySeconds = 0;
  for (const entry of operations) {
    switch (entry.op) {
      case "StepRun":
        run.steps[entry.id] = { type: "data", data: (entry.data ?? null) as postgres.JSONValue };
        run.stack.push(entry.id);
        break;
      case "StepFailed":
        run.steps[entry.id] = { type: "error", error: entry.error as postgres.JSONValue };
        run.stack.push(entry.id);
        break;
      case "StepError":
        return retry(sql, run, JSON.stringify(entry.error), false, null);
      case "Sleep":
        run.steps[entry.id] = { type: "data", data: null };
        run.stack.push(entry.id);
        delaySeconds = readDuration(entry.name ?? "");
        break;
      case "StepPlanned":
        await executeRun(sql, signingKey, run, entry.id);
        return;
      case "RunComplete":
        return finish(sql, run.id, "completed", null);
      default:
        return finish(sql, run.id, "failed", `The local job service does not know the operation ${entry.op}`);
    }
  }
  await sql`update local_inngest.run set attempt = 0, steps = ${sql.json(run.steps)}, stack = ${sql.json(run.stack)},
    next_at = now() + make_interval(secs => ${delaySeconds}) where id = ${run.id}`;
}

/** `1h30m`, `10s`, or an ISO time, in seconds from now. */
function readDuration(text: string): number {
  const units: Record<string, number> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  if (parts.length > 0 && /^(\d+[wdhms])+$/.test(text)) {
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? ""] ?? 0), 0);
  }
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new Error(`not a duration: ${text}`);
  return Math.max(0, (at - Date.now()) / 1000);
}

/** Waits grow from a second to five minutes: shorter than the real service's, for a machine where people watch. */
async function retry(
  sql: Store,
  run: Run & { config: FunctionConfig },
  error: string,
  final: boolean,
  retryAfter: string | null,
): Promise<void> {
  if (final || run.attempt >= run.config.retries) return finish(sql, run.id, "failed", error);
  const waitSeconds =
    retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : Math.min(300, 2 ** run.attempt);
  await sql`update local_inngest.run set attempt = attempt + 1, last_error = ${error},
    next_at = now() + make_interval(secs => ${waitSeconds}) where id = ${run.id}`;
}

async function finish(
  sql: Store,
  id: string,
  status: "completed" | "failed",
  error: string | null,
): Promise<void> {
  await sql`update local_inngest.run set status = ${status}, last_error = ${error} where id = ${id}`;
}
