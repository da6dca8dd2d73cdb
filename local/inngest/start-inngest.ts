import { z } from "zod";
import { type HttpAnswer, type HttpRequest, type HttpServer, json, serve } from "../http/serve";
import { listRuns, runsPage } from "./pages";
import { RefusedFunction } from "./read-functions";
import { receiveEvents } from "./receive-events";
import { createRegistry, type Registry } from "./registry";
import { answerRuns } from "./runs-api";
import { shiftInput, shiftTime } from "./shift-time";
import { registrationToken } from "./signature";
import { startWorker, type Worker } from "./start-worker";
import { openStore, type Store } from "./store";
import { syncApp } from "./sync-app";

type Options = {
  databaseUrl: string;
  port?: number;
  signingKey: string;
  eventKey: string;
  /** Serve URLs of the app's instances; the first that answers is asked to register. */
  appUrls: string[];
  log?: (message: string, detail?: unknown) => void;
};

type Service = Registry & { sql: Store; options: Options; worker: Worker };

const SYNC_PERIOD_MS = 3_000;

/**
 * Runs the app's functions on events and by the clock, in the job service's own protocol and in its signed
 * mode. Everything lies in Postgres (schema `local_inngest`): a run that was under way when somebody died
 * goes on.
 */
export async function startInngest(options: Options): Promise<HttpServer> {
  const log = options.log ?? (() => undefined);
  const sql = await openStore(options.databaseUrl);
  const worker = startWorker(sql, options.signingKey, log);
  const service = { sql, options, worker, ...createRegistry(sql, worker.wake, log) };
  const end = async () => {
    await worker.stop();
    await sql.end({ timeout: 2 });
  };
  const http = await serve(options.port ?? 0, (request) => answer(service, request), log).catch(
    async (error: unknown) => {
      await end();
      throw error;
    },
  );
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sync = async () => {
    await syncApp(options.signingKey, options.appUrls, service.register).catch((error: unknown) => {
      // A refusal was told when it came, and the page shows it.
      if (!stopped && !(error instanceof RefusedFunction)) log("functions were not taken", error);
    });
    if (!stopped) timer = setTimeout(sync, SYNC_PERIOD_MS);
  };
  void sync();
  return {
    ...http,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await http.stop();
      await end();
    },
  };
}

async function answer(service: Service, request: HttpRequest): Promise<HttpAnswer> {
  const { sql, options, worker } = service;
  const { method, path } = request;
  if (path.startsWith("/e/")) {
    if (method !== "POST") return refuse(405, "Only POST is answered.");
    if (path !== `/e/${options.eventKey}`) return refuse(401, "Event key not found");
    const taken = await receiveEvents(sql, request);
    worker.wake();
    return taken;
  }
  if (path === "/" && method === "GET") {
    const runs = await listRuns(sql);
    return wantsJson(request)
      ? json(200, { runs, refusal: service.refusal() })
      : runsPage(runs, service.refusal());
  }
  if (path === "/_test/shift" && method === "POST") return shift(service, request.body);
  if (path === "/fn/register" || path.startsWith("/v1/")) {
    const token = `Bearer ${registrationToken(options.signingKey)}`;
    if (request.headers.authorization !== token) return refuse(401, "Unauthorized");
    if (path === "/fn/register" && method === "POST") return register(service, request.body);
    const found = await answerRuns(sql, request);
    if (found) return found;
  }
  return refuse(404, "not found");
}

async function register(service: Service, body: string): Promise<HttpAnswer> {
  try {
    const { functions } = z.object({ functions: z.unknown() }).parse(JSON.parse(body));
    await service.register(functions);
    return json(200, { ok: true, status: 200, modified: true });
  } catch (error) {
    return refuse(400, error instanceof Error ? error.message : String(error));
  }
}

async function shift({ sql, worker }: Service, body: string): Promise<HttpAnswer> {
  const parsed = shiftInput.safeParse(parseJson(body));
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  await shiftTime(sql, parsed.data);
  worker.wake();
  return json(200, parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wantsJson = ({ headers }: HttpRequest) =>
  /application\/json/.test(headers.accept ?? "") && !/text\/html/.test(headers.accept ?? "");

const refuse = (status: number, error: string) => json(status, { error, status });
