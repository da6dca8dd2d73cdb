import { createHash } from "node:crypto";
import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import type { LimitOutcome } from "@/lib/limit/count-use";
import { inLogScope } from "@/lib/log/log-scope";
import type { Context } from "@/lib/operation/context";
import type { Operation } from "@/lib/operation/define-operation";
import { executeOperation, requireAccess } from "@/lib/operation/execute-operation";
import { peerAddress } from "@/lib/operation/peer-address";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { withIdempotency, withIdempotencyInTransaction } from "./idempotency";
import { limitAtDoor, limitSubject, limitWrongKeys } from "./limit-request";
import { problemResponse } from "./problem-response";
import { rateLimitHeaders } from "./rate-limit-headers";
import { readInput } from "./read-request";
import { isKnownHost, newRequestId, requestContext, requireKnownHost } from "./request-context";
import { requestText } from "./request-text";

type RouteParams = { params: Promise<Record<string, string>> };
export type RouteHandler = ((request: Request, params: RouteParams) => Promise<Response>) & {
  operation: Operation;
};

/** The REST handler of an operation. Route files export it under the operation's method. */
export function route<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): RouteHandler {
  const plain = operation as unknown as Operation;
  const answer = async (request: Request, { params }: RouteParams, requestId: string): Promise<Response> => {
    const seen: LimitOutcome[] = [];
    try {
      const ctx = await limitedContext(plain, request, requestId, seen);
      // A body may be large: strangers are turned away before it is read.
      requireAccess(operation.access, ctx);
      const input = await readInput(request, await params, operation.rest?.file);
      await limitSubject(plain, askerOf(ctx), input, seen);
      const { status, body } = await answerOnce(operation, request, ctx, input);
      return jsonResponse(status, body, {
        "x-request-id": requestId,
        ...rateLimitHeaders(seen),
      });
    } catch (error) {
      return problemResponse(error, requestId, rateLimitHeaders(seen));
    }
  };
  const handler = (request: Request, params: RouteParams): Promise<Response> => {
    const requestId = newRequestId();
    return inLogScope({ requestId, operation: plain.name }, () => answer(request, params, requestId));
  };
  return Object.assign(handler, { operation: plain });
}

/** Who asks, counted before anything of the request is believed or read. */
async function limitedContext(
  operation: Operation,
  request: Request,
  requestId: string,
  seen: LimitOutcome[],
): Promise<Context> {
  const { headers } = request;
  const address = peerAddress(headers);
  const find = () => requestContext(request, requestId);
  if (headers.get("authorization") === null || !isKnownHost(headers)) {
    await limitAtDoor(operation, { address, actor: { type: "guest" } }, seen);
    requireKnownHost(headers);
    return find();
  }
  const ctx = await limitWrongKeys(address, find, seen);
  await limitAtDoor(operation, askerOf(ctx), seen);
  return ctx;
}

const askerOf = ({ actor, address = "unknown" }: Context) => ({ actor, address });

async function answerOnce<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  request: Request,
  ctx: Context,
  input: Record<string, unknown>,
) {
  const work = async (known: Context) => ({
    status: operation.rest?.status ?? 200,
    body: await executeOperation(operation, known, withPrecondition(request, input)),
  });
  const key = request.method === "POST" ? request.headers.get("idempotency-key") : null;
  if (key === null) return work(ctx);
  requireKeyForm(key, ctx);
  const scope = `${operation.name}:${callerScope(ctx, input)}`;
  const keyed = { scope, key, requestText: await requestText(input) };
  if (operation.atomic) {
    const answer = await withIdempotencyInTransaction(ctx.db, keyed, (db) => work({ ...ctx, db }));
    // What the command left in the outbox is there only now.
    kickOutbox();
    return answer;
  }
  const requestKey = createHash("sha256").update(`${scope}\n${key}`).digest("hex");
  return withIdempotency(ctx.db, keyed, () => work({ ...ctx, requestKey }));
}

/** `If-Match: "7"` says which version the caller edits. */
function withPrecondition(request: Request, input: Record<string, unknown>): Record<string, unknown> {
  const match = /^"(\d{1,9})"$/.exec(request.headers.get("if-match") ?? "");
  return match ? { ...input, expectedVersion: Number(match[1]) } : input;
}

/** A guest's key must not be guessable: its answer may hold the way to an order. */
function requireKeyForm(key: string, { actor }: Context): void {
  const shortest = actor.type === "guest" ? 22 : 1;
  if (key.length >= shortest && key.length <= 255) return;
  throw new AppError("validation_failed", `Idempotency-Key: ${shortest} to 255 characters`, {
    fields: [{ path: "Idempotency-Key", code: "length", message: `${shortest} to 255 characters` }],
  });
}

/** The cart id is a capability: it is hashed before it is stored with the key. */
function callerScope({ actor }: Context, input: Record<string, unknown>): string {
  if (actor.type === "key") return `key:${actor.keyId}`;
  if (actor.type === "staff") return `staff:${actor.userId}`;
  const cart = typeof input.cartId === "string" ? input.cartId : "";
  return `guest:${createHash("sha256").update(cart).digest("hex").slice(0, 32)}`;
}

function jsonResponse(status: number, body: unknown, headers: Record<string, string>): Response {
  const version = (body as { version?: unknown } | null)?.version;
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "private, no-store",
      ...(typeof version === "number" ? { etag: `"${version}"` } : {}),
      ...headers,
    },
  });
}
