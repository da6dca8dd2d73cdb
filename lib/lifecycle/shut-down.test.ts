import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { afterEach, expect, test, vi } from "vitest";

/** A server that ends as the framework's does: it closes, and the process is gone. */
const program = `
  import http from "node:http";
  const { shutDownGently } = await import("./lib/lifecycle/shut-down.ts");
  const { isDraining } = await import("./lib/lifecycle/draining.ts");
  const server = http.createServer(async (request, response) => {
    for await (const chunk of request);
    response.end(isDraining() ? "draining" : "serving");
  });
  process.on("SIGTERM", () => server.close(() => process.exit(143)));
  shutDownGently({
    drainSeconds: Number(process.env.DRAIN),
    stopWork: () => console.log("work stopped"),
    close: async () => { await new Promise((done) => setTimeout(done, 100)); console.log("pools closed"); },
  });
  server.listen(0, "127.0.0.1", () => console.log("port " + server.address().port));`;

let child: ChildProcess | undefined;
afterEach(() => child?.kill("SIGKILL"));

async function start(drainSeconds: number) {
  const started = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    env: { ...process.env, DRAIN: String(drainSeconds) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  let printed = "";
  started.stdout.on("data", (chunk: Buffer) => {
    printed += chunk;
  });
  await vi.waitFor(() => expect(printed).toMatch(/port \d+/), { timeout: 60_000 });
  const port = Number(/port (\d+)/.exec(printed)?.[1]);
  return { started, port, printed: () => printed, ended: once(started, "exit") };
}

/** A request whose body is not there yet. */
function beginRequest(port: number, agent?: http.Agent) {
  const request = http.request({ port, host: "127.0.0.1", method: "POST", ...(agent ? { agent } : {}) });
  const answer = new Promise<{ text: string; connection: string | undefined }>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ text, connection: response.headers.connection });
    });
  });
  request.write("half ");
  return { finish: () => request.end("whole"), answer };
}

test("after SIGTERM a server drains, finishes what is under way, closes its pools and ends well", async () => {
  const { started, port, printed, ended } = await start(1);
  const under = beginRequest(port);
  // Its first half has arrived when a later request was answered.
  const other = beginRequest(port);
  other.finish();
  expect((await other.answer).text).toBe("serving");
  started.kill("SIGTERM");
  await vi.waitFor(() => expect(printed()).toContain("work stopped"));
  // Draining, it takes requests still, and lets go of each connection.
  const late = beginRequest(port, new http.Agent({ keepAlive: true }));
  late.finish();
  expect(await late.answer).toEqual({ text: "draining", connection: "close" });
  await vi.waitFor(() => expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow(), { timeout: 20_000 });
  expect(printed()).not.toContain("pools closed");
  under.finish();
  expect((await under.answer).text).toBe("draining");
  expect(await ended).toEqual([0, null]);
  expect(printed()).toMatch(/pools closed\n$/);
});

test("a signal that comes twice, as from a terminal and a launcher, ends the server once", async () => {
  const { started, printed, ended } = await start(0);
  started.kill("SIGTERM");
  started.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(printed().match(/pools closed/g)).toHaveLength(1);
});
