import { type HttpAnswer, type HttpRequest, type HttpServer, json, serve } from "../http/serve";
import { controlAnswer, type Faults } from "./control";
import { hostedPage } from "./hosted-page";
import { parseForm } from "./parse-form";
import { expireSession } from "./pay-session";
import { findRoute, type Service } from "./routes";
import { newStripeId, nowSeconds, openStore } from "./store";
import { StripeError } from "./stripe-error";
import { type DeliveryMode, type Endpoint, startDelivery } from "./webhooks";
import { withIdempotency } from "./with-idempotency";

type Options = {
  databaseUrl: string;
  port?: number;
  secretKey: string;
  webhooks: Endpoint[];
  log?: (message: string, detail?: unknown) => void;
};

const EXPIRY_PERIOD_MS = 5_000;

/**
 * Speaks Stripe's wire format for what a shop does: sessions with a hosted page, intents, charges, refunds, events and
 * signed webhooks. Everything lies in Postgres (schema `local_stripe`), so that a restart forgets nothing.
 */
export async function startStripe(options: Options): Promise<HttpServer> {
  const log = options.log ?? (() => undefined);
  const sql = await openStore(options.databaseUrl);
  const state = {
    delivery: { mode: "normal", count: 1 } as DeliveryMode,
    faults: { mode: "none", count: 0 } as Faults,
  };
  const service: Service = { sql, endpoints: options.webhooks, baseUrl: "" };
  const http = await serve(options.port ?? 0, (request) => answer(service, options, state, request), log);
  service.baseUrl = http.url;
  const delivery = startDelivery(sql, options.webhooks, state.delivery, log);
  const expiry = setInterval(() => {
    expireOverdue(service).catch((error: unknown) => log("session expiry", error));
  }, EXPIRY_PERIOD_MS);
  return {
    ...http,
    stop: async () => {
      clearInterval(expiry);
      await http.stop();
      await delivery.stop();
      await sql.end({ timeout: 2 });
    },
  };
}

async function answer(
  service: Service,
  { secretKey }: Options,
  state: { delivery: DeliveryMode; faults: Faults },
  request: HttpRequest,
): Promise<HttpAnswer> {
  try {
    const hosted = /^\/c\/pay\/(cs_\w+)$/.exec(request.path);
    if (hosted?.[1]) return await hostedPage(service, request, hosted[1]);
    if (request.path.startsWith("/_test/")) return await controlAnswer(service, request, state);
    if (request.headers.authorization !== `Bearer ${secretKey}`) {
      throw new StripeError(401, { type: "invalid_request_error", message: "Invalid API Key provided" });
    }
    return await withFaults(state.faults, () => call(service, request));
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return json(error.status, { error: error.body }, { "request-id": newStripeId("req") });
  }
}

async function call(service: Service, request: HttpRequest): Promise<HttpAnswer> {
  const route = findRoute(request.method, request.path);
  if (!route) {
    const message = `Unrecognized request URL (${request.method}: ${request.path}).`;
    throw new StripeError(404, { type: "invalid_request_error", message });
  }
  const form = parseForm(request.method === "GET" ? request.query.toString() : request.body);
  const work = async () => json(200, await route(service, form), { "request-id": newStripeId("req") });
  return withIdempotency(service.sql, request, work);
}

async function withFaults(faults: Faults, work: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  if (faults.mode === "none" || faults.count <= 0) return work();
  faults.count -= 1;
  const failure = json(500, { error: { type: "api_error", message: "A fault that was asked for" } });
  switch (faults.mode) {
    case "refuse":
      throw new StripeError(400, { type: "invalid_request_error", message: "A refusal that was asked for" });
    case "hang":
      await new Promise((wake) => setTimeout(wake, 30_000));
      return failure;
    case "fail_after":
      await work();
      return failure;
    default:
      return failure;
  }
}

async function expireOverdue({ sql, endpoints }: Service): Promise<void> {
  const overdue = await sql<{ id: string }[]>`
    select id from local_stripe.object where object = 'checkout.session' and data ->> 'status' = 'open'
    and (data ->> 'expires_at')::bigint < ${nowSeconds()} limit 100`;
  for (const { id } of overdue) await expireSession(sql, endpoints, id);
}
