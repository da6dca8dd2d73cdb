import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { openJobs } from "./testing/open-jobs";

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
  id text primary key, name text not null, data jsonb not null, ts bigint not null,
  at timestamptz not null default now());
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
  select id, 'shop-old',
    jsonb_build_object('id', event, 'name', 't/old', 'data', '{}'::jsonb, 'ts', 1795448919016),
    status, steps::jsonb, stack::jsonb, error
  from (values
    ('aa', 'event-1', 'queued',
      '{"${keyOf("first")}":{"type":"data","data":"kept"}}',
      '["${keyOf("first")}"]', null),
    ('bb', 'event-2', 'completed', '{}', '[]', null),
    ('cc', 'event-3', 'failed', '{}', '[]', 'went wrong')) as run (id, event, status, steps, stack, error);`;
