import { type HttpAnswer, type HttpRequest, type HttpServer, json, serve } from "../http/serve";
import { apiAnswer, apiHeaders, requireKey } from "./api";
import type { Endpoint, Service } from "./call";
import { type ControlState, controlAnswer } from "./control";
import { startDelivery } from "./deliver-events";
import { withFaults } from "./faults";
import { hostedPage } from "./hosted/hosted-page";
import { newStripeId, openStore } from "./store";
import { StripeError } from "./stripe-error";
import { startTimers } from "./timers";
import { upgradeStore } from "./upgrade-store";
import { pruneKeys } from "./with-idempotency";

type Options = {
  databaseUrl: string;
  port?: number;
  /** Loopback when absent. */
  host?: string;
  secretKey: string;
  webhooks: Endpoint[];
  log?: (message: string, detail?: unknown) => void;
};

const PRUNE_PERIOD_MS = 3_600_000;

/**
 * Speaks Stripe's wire format for what a shop does: sessions with a hosted page, intents, charges, refunds,
 * disputes, customers, events and signed webhooks. Everything lies in Postgres (schema `local_stripe`), so
 * that a restart forgets nothing.
 */
export async function startStripe(options: Options): Promise<HttpServer> {
  const log = options.log ?? (() => undefined);
  const sql = await openStore(options.databaseUrl);
  const state: ControlState = {
    delivery: { mode: "normal", count: 1 },
    faults: { mode: "none", count: 0 },
  };
  const stopping = new AbortController();
  const service: Service = { sql, endpoints: options.webhooks, baseUrl: "" };
  await upgradeStore(service);
  let wake: () => void = () => undefined;
  const handle = (request: HttpRequest) =>
    answer(service, options, state, stopping.signal, request).finally(() => {
      // Nothing that only asks has an event.
      if (request.method === "POST") wake();
    });
  const http = await serve(options.port ?? 0, handle, log, options.host);
  service.baseUrl = http.url;
  const delivery = await startDelivery(sql, options.webhooks, state.delivery, log);
  wake = delivery.wake;
  const timers = startTimers(service, log);
  const prune = () => pruneKeys(sql).catch((error: unknown) => log("pruning of keys", error));
  await prune();
  const pruning = setInterval(prune, PRUNE_PERIOD_MS);
  return {
    ...http,
    stop: async () => {
      clearInterval(pruning);
      stopping.abort();
      await http.stop();
      await delivery.stop();
      await timers.stop();
      await sql.end({ timeout: 2 });
    },
  };
}

async function answer(
  service: Service,
  { secretKey }: Options,
  state: ControlState,
  stopping: AbortSignal,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const requestId = newStripeId("req");
  const isApi = request.path.startsWith("/v1/");
  const headers = isApi ? apiHeaders(request, requestId) : {};
  try {
    if (!isApi) return await otherAnswer(service, state, request);
    requireKey(request, secretKey);
    const result = await withFaults(state.faults, stopping, () => apiAnswer(service, request, requestId));
    return { ...result, headers: { ...result.headers, ...headers } };
  } catch (error) {
    if (!(error instanceof StripeError)) throw error;
    return json(error.status, { error: error.body }, headers);
  }
}

async function otherAnswer(service: Service, state: ControlState, request: HttpRequest): Promise<HttpAnswer> {
  if (request.path.startsWith("/_test/")) return controlAnswer(service, request, state);
  const found = await hostedPage(service, request);
  if (found) return found;
  throw new StripeError(404, {
    type: "invalid_request_error",
    message: `Unrecognized request URL (${request.method}: ${request.path}).`,
  });
}
