import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import {
  bearer,
  clientOf,
  EVENT_KEY,
  eventually,
  isRegistered,
  lookAt,
  openApp,
  openJobs,
  SIGNING_KEY,
} from "./testing/open-jobs";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Awaited<ReturnType<typeof openJobs>>;
/** What a call that hangs waits for, oldest first. */
const hanging: ((value: string) => void)[] = [];

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  jobs = await openJobs(database.url, (client) => [
    client.createFunction({ id: "quick", triggers: [{ event: "t/quick" }], retries: 0 }, () => "done"),
    client.createFunction({ id: "hang", triggers: [{ event: "t/hang" }], retries: 2 }, ({ step }) =>
      step.run("hang", () => new Promise<string>((resolve) => hanging.push(resolve))),
    ),
  ]);
});

afterAll(async () => {
  for (const end of hanging) end("");
  await jobs.stop();
  await database.close();
});

const callOf = async (eventId: string) => {
  const [call] = await jobs.sql<{ attempt: number; generation: number; leased: boolean }[]>`
    select call.attempt, call.generation, call.leased_until > now() as leased
    from local_inngest.call join local_inngest.run on run.id = call.run_id where run.event_id = ${eventId}`;
  return call;
};

test("an app that is away costs a run no attempt: it goes on when the app is back", async () => {
  await jobs.app.pause();
  const id = await jobs.send("t/quick");
  await eventually(async () => (await callOf(id))?.generation).toBeGreaterThanOrEqual(2);
  expect((await callOf(id))?.attempt).toBe(0);
  await jobs.app.resume();
  expect(await jobs.ended(id)).toMatchObject({ status: "Completed", output: "done" });
});

test("an app that dies while a step runs has it again, as another attempt", async () => {
  const id = await jobs.send("t/hang");
  await eventually(() => hanging.length).toBe(1);
  await jobs.app.pause();
  await eventually(async () => (await callOf(id))?.attempt).toBe(1);
  await jobs.app.resume();
  await eventually(() => hanging.length).toBe(2);
  for (const end of hanging.splice(0)) end("second");
  expect((await jobs.ended(id)).output).toBe("second");
});

test("the result of a call that was given to another meanwhile changes nothing", async () => {
  const id = await jobs.send("t/hang");
  await eventually(() => hanging.length).toBe(1);
  await jobs.sql`update local_inngest.call set generation = generation + 1, leased_until = null`;
  await eventually(() => hanging.length).toBe(2);
  const [first, second] = hanging.splice(0);
  first?.("stale");
  second?.("current");
  expect((await jobs.ended(id)).output).toBe("current");
});

test("a run that is cancelled while its step runs stays cancelled", async () => {
  const id = await jobs.send("t/hang");
  await eventually(() => hanging.length).toBe(1);
  const [run] = await jobs.runsOf(id);
  const response = await fetch(`${jobs.url}/v1/runs/${run?.run_id}`, { method: "DELETE", headers: bearer });
  expect(response.status).toBe(200);
  for (const end of hanging.splice(0)) end("too late");
  await jobs.run("t/quick");
  expect(await jobs.ended(id)).toMatchObject({ status: "Cancelled", output: null });
});

test("a service that stops gives back the calls that do not end, and another takes them up at once", async () => {
  const id = await jobs.send("t/hang");
  await eventually(() => hanging.length).toBe(1);
  await jobs.restart();
  await eventually(() => hanging.length).toBe(2);
  expect((await callOf(id))?.attempt).toBe(0);
  for (const end of hanging.splice(0)) end("taken up");
  expect((await jobs.ended(id)).output).toBe("taken up");
});

test("an answer that the app did not sign is not believed", async () => {
  const impostor = createServer((_request, response) => {
    response.writeHead(200, { "x-inngest-sdk": "inngest-js:v4.24.0", "x-inngest-signature": "t=1&s=00" });
    response.end('"forged"');
  });
  await new Promise<void>((resolve) => impostor.listen(0, "127.0.0.1", resolve));
  const url = `"http://127.0.0.1:${(impostor.address() as AddressInfo).port}/api/inngest"`;
  await jobs.sql`update local_inngest.function set config = jsonb_set(config, '{url}', ${url}::text::jsonb)
    where id = 'shop-quick'`;
  const run = await jobs.run("t/quick");
  expect(run).toMatchObject({
    status: "Failed",
    output: { message: expect.stringContaining("without its signature") },
  });
  await new Promise((resolve) => impostor.close(resolve));
});

test("a store in its first form is brought over, and its runs go on where they were", async () => {
  const old = await openTestDatabase({ maxConnections: 2 });
  await old.sql.unsafe(FIRST_SCHEMA);
  const effects: string[] = [];
  const shop = await openJobs(old.url, (client) => [
    client.createFunction({ id: "old", triggers: [{ event: "t/old" }] }, async ({ step }) => {
      const first = await step.run("first", () => effects.push("first"));
      return { first, second: await step.run("second", () => effects.push("second")) };
    }),
  ]);
  expect(await shop.ended("event-1")).toMatchObject({
    run_id: "aa",
    status: "Completed",
    output: { first: "kept", second: 1 },
  });
  expect(effects).toEqual(["second"]);
  expect(await shop.runsOf("event-2")).toMatchObject([{ run_id: "bb", status: "Completed" }]);
  expect(await shop.runsOf("event-3")).toMatchObject([
    { status: "Failed", output: { message: "went wrong" } },
  ]);
  expect(await shop.send("t/old", {}, "event-2")).toBe("event-2");
  await shop.restart();
  expect(await shop.runsOf("event-2")).toHaveLength(1);
  await shop.stop();
  await old.close();
});

/** The key under which the SDK keeps a step. */
const keyOf = (step: string) => createHash("sha1").update(step).digest("hex");

/** As the first version made it, with a run that is under way. */
const FIRST_SCHEMA = `
create schema local_inngest;
create table local_inngest.event (
  id text primary key, name text not null, data jsonb not null, ts bigint not null, at timestamptz not null default now());
create index event_at on local_inngest.event (at);
create table local_inngest.function (id text primary key, config jsonb not null);
create table local_inngest.run (
  id text primary key, function_id text not null, event jsonb not null, status text not null default 'queued',
  attempt int not null default 0, steps jsonb not null default '{}', stack jsonb not null default '[]',
  next_at timestamptz not null default now(), last_error text, created_at timestamptz not null default now());
create index run_due on local_inngest.run (next_at) where status = 'queued';
insert into local_inngest.function values ('shop-old',
  '{"id":"shop-old","triggers":[{"event":"t/old"}],"url":"http://127.0.0.1:1/api/inngest","retries":4}');
insert into local_inngest.event (id, name, data, ts)
  select 'event-' || n, 't/old', '{}', 1795448919016 from generate_series(1, 3) n;
insert into local_inngest.run (id, function_id, event, status, steps, stack, last_error)
  select id, 'shop-old', jsonb_build_object('id', event, 'name', 't/old', 'data', '{}'::jsonb, 'ts', 1795448919016),
    status, steps::jsonb, stack::jsonb, error
  from (values
    ('aa', 'event-1', 'queued',
      '{"${keyOf("first")}":{"type":"data","data":"kept"}}',
      '["${keyOf("first")}"]', null),
    ('bb', 'event-2', 'completed', '{}', '[]', null),
    ('cc', 'event-3', 'failed', '{}', '[]', 'went wrong')) as run (id, event, status, steps, stack, error);`;

const RUNS = 4;
const STEPS = 6;
const STEP_MS = 80;

test("a service that is killed while runs are under way takes them up again, and repeats nothing that it has", async () => {
  const own = await openTestDatabase({ maxConnections: 2 });
  const app = await openApp();
  const first = await spawnService(own.url, app.url, 0);
  const url = `http://127.0.0.1:${first.port}`;
  const client = clientOf(url);
  const effects: string[] = [];
  app.serve(client, [
    client.createFunction({ id: "long", triggers: [{ event: "t/long" }] }, async ({ step, event }) => {
      for (let index = 0; index < STEPS; index += 1) {
        await step.run(`step ${index}`, async () => {
          effects.push(`${event.id} ${index}`);
          await new Promise((resolve) => setTimeout(resolve, STEP_MS));
        });
      }
      return event.data.n;
    }),
  ]);
  await isRegistered(own.sql, 1);
  const { ids } = await client.send(
    Array.from({ length: RUNS }, (_, n) => ({ name: "t/long", data: { n }, id: `run-${n}` })),
  );
  await eventually(() => effects.length).toBeGreaterThanOrEqual((RUNS * STEPS) / 2);
  await kill(first.process);
  const kept = await own.sql<{ event: string; id: string }[]>`
    select run.event ->> 'id' as event, step.id
    from local_inngest.step join local_inngest.run on run.id = step.run_id where step.result is not null`;
  expect(kept.length).toBeGreaterThan(0);
  const second = await spawnService(own.url, app.url, first.port);
  const look = lookAt(url, client);
  for (const [n, id] of ids.entries())
    expect(await look.ended(id)).toMatchObject({ status: "Completed", output: n });
  const times = (event: string, index: number) =>
    effects.filter((effect) => effect === `${event} ${index}`).length;
  for (let n = 0; n < RUNS; n += 1) {
    const counts = Array.from({ length: STEPS }, (_, index) => times(`run-${n}`, index));
    // The one step that was under way may have happened twice.
    expect(counts.toSorted((a, b) => a - b)).toEqual([
      ...Array(STEPS - 1).fill(1),
      expect.toSatisfy((last) => last <= 2),
    ]);
    for (const { id } of kept.filter(({ event }) => event === `run-${n}`))
      expect(counts[counts.findIndex((_, index) => keyOf(`step ${index}`) === id)]).toBe(1);
  }
  await kill(second.process);
  await app.close();
  await own.close();
});

/** The process that runs it for a shop, with nothing else in it. */
async function spawnService(databaseUrl: string, appUrl: string, port: number) {
  const process_ = spawn(process.execPath, ["--import", "tsx", "local/sidecar.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const settings = {
    databaseUrl,
    appUrls: [new URL(appUrl).origin],
    ports: { stripe: 0, inngest: port, redis: 0, mail: 0, smtp: 0 },
    stripe: null,
    inngest: { signingKey: SIGNING_KEY, eventKey: EVENT_KEY },
    redis: null,
    mail: false,
  };
  process_.stdin.write(`${JSON.stringify(settings)}\n`);
  const line = await new Promise<string>((resolve, reject) => {
    process_.stdout.once("data", (chunk) => resolve(String(chunk)));
    process_.once("exit", () => reject(new Error("the service did not start")));
  });
  const { inngest } = JSON.parse(line) as { inngest: { port: number } };
  return { process: process_, port: inngest.port };
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
