import { z } from "zod";
import { type HttpAnswer, type HttpRequest, type HttpServer, json, serve } from "../http/serve";
import { executeRun, LEASE_SECONDS } from "./execute-run";
import { readFunctions } from "./read-functions";
import { registrationToken } from "./signature";
import { claimRuns, newRunId, openStore, type Store, storeEvents, storeFunctions } from "./store";

type Options = {
  databaseUrl: string;
  port?: number;
  signingKey: string;
  eventKey: string;
  /** Serve URLs of the app's instances; the first that answers is asked to register. */
  appUrls: string[];
  log?: (message: string, detail?: unknown) => void;
};

const TICK_MS = 200;
const SYNC_PERIOD_MS = 3_000;
const PARALLEL = 4;

/**
 * Runs the app's functions on events, in the job service's own protocol and in its signed mode. Everything lies in
 * Postgres (schema `local_inngest`): a run that was under way when somebody died goes on.
 */
export async function startInngest(options: Options): Promise<HttpServer> {
  const log = options.log ?? (() => undefined);
  const sql = await openStore(options.databaseUrl);
  const http = await serve(options.port ?? 0, (request) => answer(sql, options, request, log), log);
  let stopped = false;
  const running = new Set<Promise<void>>();
  const loop = (period: number, work: () => Promise<void>) => {
    const round = async () => {
      if (stopped) return;
      const current = work().catch((error: unknown) => log("jobs", error));
      running.add(current);
      await current;
      running.delete(current);
      if (!stopped) setTimeout(round, period);
    };
    setTimeout(round, period);
  };
  loop(TICK_MS, () => runDue(sql, options.signingKey));
  loop(SYNC_PERIOD_MS, () => askToRegister(options.appUrls));
  return {
    ...http,
    stop: async () => {
      stopped = true;
      await http.stop();
      await Promise.allSettled(running);
      await sql.end({ timeout: 2 });
    },
  };
}

async function runDue(sql: Store, signingKey: string): Promise<void> {
  const due = await claimRuns(sql, PARALLEL, LEASE_SECONDS);
  await Promise.all(due.map((run) => executeRun(sql, signingKey, run)));
}

/** The app answers by posting its functions to `/fn/register`. While it is away, it is asked again. */
async function askToRegister(appUrls: string[]): Promise<void> {
  for (const url of appUrls) {
    try {
      const response = await fetch(url, {
        method: "PUT",
        headers: { "x-inngest-server-kind": "cloud" },
        signal: AbortSignal.timeout(20_000),
      });
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Not up yet: the next instance, or the next round.
    }
  }
}

const eventInput = z.object({
  id: z.string().min(1).max(200).optional(),
  name: z.string().min(1).max(256),
  data: z.json().default({}),
  ts: z.number().optional(),
});

async function answer(
  sql: Store,
  options: Options,
  request: HttpRequest,
  log: (message: string, detail?: unknown) => void,
): Promise<HttpAnswer> {
  if (request.method === "POST" && request.path === "/fn/register") {
    if (request.headers.authorization !== `Bearer ${registrationToken(options.signingKey)}`) {
      return json(401, { error: "Unauthorized" });
    }
    try {
      const { functions } = z.object({ functions: z.unknown() }).parse(JSON.parse(request.body));
      await storeFunctions(sql, readFunctions(functions));
      return json(200, { ok: true, status: 200, modified: true });
    } catch (error) {
      log("functions refused", error);
      return json(400, { error: String(error), status: 400 });
    }
  }
  if (request.method === "POST" && request.path.startsWith("/e/")) {
    if (request.path !== `/e/${options.eventKey}`)
      return json(401, { error: "Event key not found", status: 401 });
    const body: unknown = JSON.parse(request.body);
    const events = z
      .array(eventInput)
      .parse(Array.isArray(body) ? body : [body])
      .map((event) => ({ ...event, id: event.id ?? newRunId(), ts: event.ts ?? Date.now() }));
    await storeEvents(sql, events);
    return json(200, { ids: events.map((event) => event.id), status: 200 });
  }
  if (request.path === "/") {
    const rows = await sql`select id, function_id, status, attempt, last_error, created_at
      from local_inngest.run order by created_at desc limit 100`;
    return json(200, { runs: rows });
  }
  return json(404, { error: "not found" });
}
