import { createHash } from "node:crypto";
import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import type { Operation } from "@/lib/operation/define-operation";
import { executeOperation, requireAccess } from "@/lib/operation/execute-operation";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { withIdempotency, withIdempotencyInTransaction } from "./idempotency";
import { limitRequest } from "./limit-request";
import { limitTries } from "./limit-tries";
import { problemResponse } from "./problem-response";
import { readInput } from "./read-request";
import { newRequestId, requestContext } from "./request-context";
import { requestText } from "./request-text";

type RouteParams = { params: Promise<Record<string, string>> };
export type RouteHandler = ((request: Request, params: RouteParams) => Promise<Response>) & {
  operation: Operation;
};

/** The REST handler of an operation. Route files export it under the operation's method. */
export function route<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): RouteHandler {
  const handler = async (request: Request, { params }: RouteParams): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const ctx = await requestContext(request, requestId);
      const limits = await limitRequest(operation as unknown as Operation, request, ctx);
      // A body may be large: strangers are turned away before it is read.
      requireAccess(operation.access, ctx);
      const input = await readInput(request, await params, operation.rest?.file);
      await limitTries(operation, request.headers, input);
      const answer = await answerOnce(operation, request, ctx, input);
      return jsonResponse(answer.status, answer.body, { "x-request-id": requestId, ...limits });
    } catch (error) {
      return problemResponse(error, requestId);
    }
  };
  return Object.assign(handler, { operation: operation as unknown as Operation });
}

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
      "cache-control": "no-store",
      ...(typeof version === "number" ? { etag: `"${version}"` } : {}),
      ...headers,
    },
  });
}
