import { timingSafeEqual } from "node:crypto";
import Stripe from "stripe";
import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import type { Call, Service } from "./call";
import { expand } from "./expand";
import { type FormObject, parseForm } from "./parse-form";
import { findRoute } from "./routes";
import { invalidRequest, StripeError } from "./stripe-error";
import { discardWrites, inTransaction } from "./transaction";
import { keyOf, withIdempotency } from "./with-idempotency";

/**
 * One call of the API: authorized, read, done in one transaction, answered with Stripe's headers.
 *
 * @throws StripeError.
 */
export async function apiAnswer(
  service: Service,
  request: HttpRequest,
  requestId: string,
): Promise<HttpAnswer> {
  const route = findRoute(request.method, request.path);
  if (!route) {
    const message = `Unrecognized request URL (${request.method}: ${request.path}).`;
    throw new StripeError(404, { type: "invalid_request_error", message });
  }
  const key = keyOf(request);
  const { expand: paths, ...form } = parseForm(
    request.method === "GET" ? request.query.toString() : request.body,
  );
  const { endpoints, baseUrl } = service;
  return inTransaction(service.sql, (tx) =>
    withIdempotency(tx, request, async () => {
      try {
        const call = { tx, endpoints, baseUrl, request: { id: requestId, idempotencyKey: key } };
        const body = await run(call, route, form, readPaths(paths));
        return { answer: toAnswer(body), keep: true };
      } catch (error) {
        if (!(error instanceof StripeError)) throw error;
        discardWrites(tx);
        // As at Stripe: what was refused for its parameters has not begun, and its key is still free.
        return { answer: toAnswer(error), keep: !error.body.code?.startsWith("parameter_") };
      }
    }),
  );
}

async function run(
  call: Call,
  route: (call: Call, form: FormObject) => Promise<unknown>,
  form: FormObject,
  paths: string[],
): Promise<unknown> {
  const result = await route(call, form);
  return result instanceof StripeError ? result : expand(call.tx, result, paths);
}

function readPaths(value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((path) => typeof path === "string")) return value;
  throw invalidRequest("Invalid array", "expand");
}

const toAnswer = (body: unknown) =>
  body instanceof StripeError ? json(body.status, { error: body.body }) : json(200, body);

/** @throws StripeError 401. */
export function requireKey({ headers }: HttpRequest, secretKey: string): void {
  const refuse = (message: string) => new StripeError(401, { type: "invalid_request_error", message });
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (!given) throw refuse("You did not provide an API key.");
  const [a, b] = [Buffer.from(given), Buffer.from(secretKey)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) {
    throw refuse(`Invalid API Key provided: ${given.slice(0, 7)}****`);
  }
}

export function apiHeaders(request: HttpRequest, requestId: string): Record<string, string> {
  const key = request.headers["idempotency-key"];
  return {
    "request-id": requestId,
    "stripe-version": String(request.headers["stripe-version"] ?? Stripe.API_VERSION),
    ...(typeof key === "string" ? { "idempotency-key": key } : {}),
  };
}
