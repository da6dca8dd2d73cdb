import { consumeLimit, type LimitOutcome } from "@/lib/auth/consume-limit";
import type { LimitKind } from "@/lib/auth/limits";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import type { Operation } from "@/lib/operation/define-operation";
import { peerAddress } from "./peer-address";

/**
 * Counts the request against its limit and answers the `RateLimit` headers.
 *
 * @throws AppError `rate_limited` with `retryAfterSeconds`.
 */
export async function limitRequest(
  operation: Operation,
  request: Request,
  ctx: Context,
): Promise<Record<string, string>> {
  const write = operation.rest?.method !== "GET";
  const caller =
    ctx.actor.type === "key" ? `key:${ctx.actor.keyId}` : `address:${peerAddress(request.headers)}`;
  const outcome = await consumeLimit(write ? "api_write" : "api_read", caller);
  const headers = {
    ratelimit: `"default";r=${outcome.remaining};t=${outcome.resetSeconds}`,
    "ratelimit-policy": `"default";q=${outcome.limit};w=${outcome.windowSeconds}`,
  };
  if (!outcome.allowed) throw tooMany(outcome);
  await limitOperation(operation, request.headers);
  return headers;
}

/** Counts a use of an operation that has a limit of its own. @throws AppError `rate_limited`. */
export async function limitOperation(
  { limit }: { limit?: LimitKind },
  headers: Pick<Headers, "get">,
): Promise<void> {
  if (!limit) return;
  const outcome = await consumeLimit(limit, peerAddress(headers));
  if (!outcome.allowed) throw tooMany(outcome);
}

const tooMany = ({ resetSeconds }: LimitOutcome) =>
  new AppError("rate_limited", undefined, { details: { retryAfterSeconds: resetSeconds } });
