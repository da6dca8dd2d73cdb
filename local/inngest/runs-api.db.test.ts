import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { bearer, eventually, openJobs, SIGNING_KEY } from "./testing/open-jobs";

const ATTACK = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Awaited<ReturnType<typeof openJobs>>;

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  jobs = await openJobs(database.url, (client) => [
    client.createFunction({ id: "fine", triggers: [{ event: "t/fine" }] }, ({ step }) =>
      step.run("one", () => "ok"),
    ),
    client.createFunction({ id: "broken", triggers: [{ event: ATTACK }], retries: 3 }, () => {
      throw new Error(ATTACK);
    }),
  ]);
});

afterAll(async () => {
  await jobs.stop();
  await database.close();
});

test("runs are told by event and by id, to who holds the signing key alone", async () => {
  const id = await jobs.send("t/fine");
  const run = await jobs.ended(id);
  expect(run).toEqual({
    run_id: expect.stringMatching(/^[0-9A-Z]{26}$/),
    function_id: "shop-fine",
    event_id: id,
    status: "Completed",
    run_started_at: expect.stringMatching(/Z$/),
    ended_at: expect.stringMatching(/Z$/),
    output: "ok",
  });
  const get = (path: string, headers: Record<string, string> = bearer) => fetch(jobs.url + path, { headers });
  expect(await (await get(`/v1/runs/${run.run_id}`)).json()).toEqual({ data: run });
  for (const path of [`/v1/runs/${run.run_id}`, `/v1/events/${id}/runs`]) {
    expect((await get(path, {})).status).toBe(401);
    expect((await get(path, { authorization: `Bearer ${SIGNING_KEY}` })).status).toBe(401);
  }
  for (const path of ["/v1/runs/unknown", "/v1/runs/", "/v1/elsewhere", "/elsewhere", "/v1/events/%zz/runs"])
    expect((await get(path)).status).toBe(404);
  expect(await (await get("/v1/events/unknown/runs")).json()).toEqual({ data: [] });
  const again = await fetch(`${jobs.url}/v1/runs/${run.run_id}`, { method: "DELETE", headers: bearer });
  expect(again.status).toBe(200);
  expect((await jobs.ended(id)).status).toBe("Completed");
});

test("the page shows what ran and what failed, and nothing that others wrote can act in it", async () => {
  await jobs.run("t/fine");
  const id = await jobs.send(ATTACK);
  await eventually(async () => (await fetch(jobs.url)).text()).toMatch(/Running<td>shop-broken[\s\S]*2 of 4/);
  const response = await fetch(jobs.url, { headers: { accept: "text/html,application/json;q=0.9" } });
  expect(response.headers.get("content-type")).toContain("text/html");
  const policy = response.headers.get("content-security-policy");
  expect(policy).toMatch(/^default-src 'none'/);
  expect(policy).not.toContain("script-src");
  const page = await response.text();
  expect(page).not.toMatch(/<script|<img/);
  expect(page).toContain("script&#62;alert(1)");
  expect(page).toContain("Completed<td>shop-fine");
  expect((await jobs.runsOf(id))[0]?.status).toBe("Running");
});

test("programs that ask for JSON get the runs with attempts, steps and the last error", async () => {
  await jobs.run("t/fine");
  const response = await fetch(jobs.url, { headers: { accept: "application/json" } });
  const { runs, refusal } = (await response.json()) as { runs: Record<string, unknown>[]; refusal: unknown };
  expect(refusal).toBeNull();
  expect(runs[0]).toMatchObject({
    function_id: "shop-fine",
    status: "Completed",
    steps: 1,
    last_error: null,
  });
  expect(runs.find((run) => run.function_id === "shop-broken")).toMatchObject({
    status: "Running",
    max_attempts: 4,
    last_error: { name: "Error", message: ATTACK },
  });
});

test("time is shifted only by whole seconds of sense", async () => {
  for (const body of [
    "",
    "{",
    "{}",
    '{"seconds":0}',
    '{"seconds":-5}',
    '{"seconds":"1"}',
    '{"seconds":1e99}',
  ])
    expect((await fetch(`${jobs.url}/_test/shift`, { method: "POST", body })).status).toBe(400);
  expect((await jobs.shift(1)).status).toBe(200);
});
