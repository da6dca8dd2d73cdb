import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { bearer, eventually, openJobs } from "./testing/open-jobs";

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

test("a call that takes longer than its lease keeps it, and is not made twice", async () => {
  const id = await jobs.send("t/hang");
  await eventually(() => hanging.length).toBe(1);
  await jobs.sql`update local_inngest.call set leased_until = now() + interval '1.5 seconds'`;
  const remaining = async () =>
    (
      await jobs.sql<{ seconds: number }[]>`
        select extract(epoch from leased_until - now())::float8 as seconds from local_inngest.call`
    )[0]?.seconds;
  await eventually(remaining).toBeGreaterThan(3);
  expect(hanging).toHaveLength(1);
  for (const end of hanging.splice(0)) end("slow");
  expect((await jobs.ended(id)).output).toBe("slow");
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

test("a service that stops gives back the calls that do not end; the next takes them up", async () => {
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
