import { AppError } from "@/lib/errors/app-error";
import { toProblem } from "@/lib/errors/problem";
import { log } from "@/lib/log/log";

/** RFC 9457 answer to any thrown value; what is not an `AppError` is logged whole. */
export function problemResponse(
  error: unknown,
  requestId: string,
  more: Record<string, string> = {},
): Response {
  if (!(error instanceof AppError)) log.error({ err: error, requestId }, "request failed");
  const problem = toProblem(error, requestId);
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "private, no-store",
    "x-request-id": requestId,
    ...more,
  });
  if (typeof problem.retryAfterSeconds === "number")
    headers.set("retry-after", String(problem.retryAfterSeconds));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
