import { z } from "zod";
import type { Call } from "./claim-calls";
import { isSignedBy, signBody } from "./signature";
import type { Json, RunError, StepResult } from "./store";

const operation = z.object({
  id: z.string().min(1).max(1000),
  op: z.string(),
  name: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Operation = z.infer<typeof operation>;

export type Answer =
  | { kind: "away"; error: RunError }
  | { kind: "failed"; error: RunError; final: boolean; retryAfter: string | null }
  | { kind: "completed"; output: Json }
  | { kind: "progress"; operations: Operation[]; final: boolean; retryAfter: string | null };

/** Below the five minutes after which the HTTP client gives up by itself. */
const CALL_TIMEOUT_MS = 290_000;

/**
 * Calls the app once. Without the function's internal id in the context, the app runs one step per call, and
 * each result is ours before the next begins. The app signs its answers as we sign our calls: what is not
 * signed did not come from it, and counts as a failure.
 */
export async function callApp(
  signingKey: string,
  call: Call,
  results: { id: string; result: StepResult }[],
  signal: AbortSignal,
): Promise<Answer> {
  const body = {
    version: 2,
    event: call.event,
    events: [call.event],
    steps: Object.fromEntries(results.map(({ id, result }) => [id, result])),
    ctx: {
      run_id: call.runId,
      attempt: call.attempt,
      max_attempts: call.config.retries + 1,
      disable_immediate_execution: call.stepId !== "step",
      use_api: false,
      stack: { stack: results.map(({ id }) => id), current: results.length },
    },
  };
  const url = new URL(call.config.url);
  url.searchParams.set("fnId", call.config.id);
  url.searchParams.set("stepId", call.stepId);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-inngest-server-kind": "cloud",
        "x-inngest-signature": signBody(signingKey, body),
        "x-run-id": call.runId,
      },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    });
    return readAnswer(signingKey, response, await response.text());
  } catch (error) {
    if (isAway(error) || signal.aborted) return { kind: "away", error: toRunError(error) };
    return { kind: "failed", error: toRunError(error), final: false, retryAfter: null };
  }
}

function readAnswer(signingKey: string, response: Response, text: string): Answer {
  const final = response.headers.get("x-inngest-no-retry") === "true";
  const retryAfter = response.headers.get("retry-after");
  if (!isSignedBy(signingKey, text, response.headers.get("x-inngest-signature"))) {
    const message = `The app answered ${response.status} without its signature: ${text.slice(0, 200)}`;
    return { kind: "failed", error: { name: "Error", message }, final: false, retryAfter };
  }
  const body = z.json().parse(text === "" ? null : JSON.parse(text));
  if (response.status === 200) return { kind: "completed", output: body };
  if (response.status === 206) {
    return { kind: "progress", operations: z.array(operation).max(1000).parse(body), final, retryAfter };
  }
  return { kind: "failed", error: toRunError(body), final, retryAfter };
}

/** Nobody listens: the function did not begin, and none of its attempts is used up. */
function isAway(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return code === "ECONNREFUSED" || code === "UND_ERR_CONNECT_TIMEOUT" || code === "EHOSTUNREACH";
}

const thrown = z.object({
  name: z.string().default("Error"),
  message: z.string().default("Unknown error"),
  stack: z.string().optional(),
  error: z.string().optional(),
});

/** Whatever was thrown here or in the app, as the app expects to read it back. */
export function toRunError(error: unknown): RunError {
  if (error instanceof Error) {
    const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
    return { name: error.name, message: error.message + cause };
  }
  const parsed = thrown.safeParse(error);
  if (!parsed.success)
    return { name: "Error", message: JSON.stringify(error ?? "Unknown error").slice(0, 1000) };
  const { name, message, stack, error: text } = parsed.data;
  return { name, message: text ?? message, ...(stack === undefined ? {} : { stack }) };
}
