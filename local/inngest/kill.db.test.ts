import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import {
  clientOf,
  EVENT_KEY,
  eventually,
  isRegistered,
  lookAt,
  openApp,
  SIGNING_KEY,
} from "./testing/open-jobs";

/** The key under which the SDK keeps a step. */
const keyOf = (step: string) => createHash("sha1").update(step).digest("hex");

const RUNS = 4;
const STEPS = 6;
const STEP_MS = 80;

test("a service that is killed takes its runs up again, and repeats nothing that it has", async () => {
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
  await kill(first.child);
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
  await kill(second.child);
  await app.close();
  await own.close();
});

/** The process that runs it for a shop, with nothing else in it. */
async function spawnService(databaseUrl: string, appUrl: string, port: number) {
  const child = spawn(process.execPath, ["--import", "tsx", "local/sidecar.ts"], {
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
  child.stdin.write(`${JSON.stringify(settings)}\n`);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk)));
    child.once("exit", () => reject(new Error("the service did not start")));
  });
  const { inngest } = JSON.parse(line) as { inngest: { port: number } };
  return { child, port: inngest.port };
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
