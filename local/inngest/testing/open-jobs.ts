import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import postgres from "postgres";
import { expect, vi } from "vitest";
import { registrationToken } from "../signature";
import { startInngest } from "../start-inngest";

export const SIGNING_KEY = `signkey-test-${"0123456789abcdef".repeat(4)}`;
export const EVENT_KEY = "an-event-key";
export const bearer = { authorization: `Bearer ${registrationToken(SIGNING_KEY)}` };

export type ShownRun = { run_id: string; function_id: string; status: string; output: unknown };

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A client of the service at `baseUrl`, in its signed mode. */
export const clientOf = (baseUrl: string) =>
  new Inngest({
    id: "shop",
    baseUrl,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    isDev: false,
    logger: silent,
  });

/**
 * An app on loopback that serves functions; it answers once it was given them, and can be away for a while.
 */
export async function openApp() {
  let give: (handler: RequestListener) => void = () => undefined;
  const handler = new Promise<RequestListener>((resolve) => {
    give = resolve;
  });
  let server: Server;
  let port = 0;
  const resume = async () => {
    server = createServer(async (request, response) => (await handler)(request, response));
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  };
  const pause = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await resume();
  return {
    url: `http://127.0.0.1:${port}/api/inngest`,
    serve: (client: Inngest, functions: InngestFunction.Like[]) => give(serve({ client, functions })),
    pause,
    resume,
    close: pause,
  };
}

/** The service with an app of its own, and the ways in which tests look at it. */
export async function openJobs(databaseUrl: string, define: (client: Inngest) => InngestFunction.Like[]) {
  const app = await openApp();
  const logged: unknown[][] = [];
  const options = {
    databaseUrl,
    signingKey: SIGNING_KEY,
    eventKey: EVENT_KEY,
    appUrls: [app.url],
    log: (...entry: unknown[]) => logged.push(entry),
  };
  let service = await startInngest(options);
  const client = clientOf(service.url);
  const functions = define(client);
  app.serve(client, functions);
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  await isRegistered(sql, functions.length);
  return { ...lookAt(service.url, client), ...service, client, app, sql, restart, stop };

  async function restart(work: () => Promise<unknown> = async () => undefined) {
    await service.stop();
    await work();
    service = await startInngest({ ...options, port: service.port });
  }
  async function stop() {
    await service.stop();
    await Promise.all([app.close(), sql.end()]);
    expect(logged).toEqual([]);
  }
}

/** A machine that does other work besides takes its time: what is awaited is given plenty. */
export const eventually = <T>(read: () => T, intervalMs = 20) =>
  expect.poll(read, { timeout: 30_000, interval: intervalMs });

/** What tests do with a service, and ask it. */
export function lookAt(url: string, client: Inngest) {
  const runsOf = async (eventId: string): Promise<ShownRun[]> => {
    const response = await fetch(`${url}/v1/events/${eventId}/runs`, { headers: bearer });
    const { data } = (await response.json()) as { data: ShownRun[] };
    return data;
  };
  const ended = async (eventId: string): Promise<ShownRun> => {
    await eventually(async () => (await runsOf(eventId)).map((run) => run.status)).toEqual([
      expect.stringMatching(/^(Completed|Failed|Cancelled)$/),
    ]);
    const [run] = await runsOf(eventId);
    if (!run) throw new Error("the run is gone");
    return run;
  };
  const shift = (seconds: number) =>
    fetch(`${url}/_test/shift`, { method: "POST", body: JSON.stringify({ seconds }) });
  /** Time passes until the run has ended. */
  const endedAfter = async (eventId: string, seconds: number): Promise<ShownRun> => {
    await eventually(async () => {
      await shift(seconds);
      return (await runsOf(eventId))[0]?.status ?? "";
    }, 100).toMatch(/Completed|Failed/);
    return ended(eventId);
  };
  const send = async (name: string, data: Record<string, unknown> = {}, id?: string): Promise<string> => {
    const { ids } = await client.send({ name, data, ...(id === undefined ? {} : { id }) });
    return ids[0] ?? "";
  };
  return {
    runsOf,
    ended,
    endedAfter,
    shift,
    send,
    run: async (name: string, data: Record<string, unknown> = {}) => ended(await send(name, data)),
  };
}

export async function isRegistered(sql: postgres.Sql, atLeast: number) {
  const check = async () => {
    const functions = await sql`select id from local_inngest.function`;
    expect(functions.length).toBeGreaterThanOrEqual(atLeast);
  };
  // Also called while a test file is being set up, where nothing can be polled.
  await vi.waitFor(check, { timeout: 30_000, interval: 20 });
}
