import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startDraining } from "./draining";

/** What is not finished by then is given up; a supervisor should wait longer than this and `drainSeconds` together. */
const FINISH_MS = 25_000;
const SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Takes the end of the process over from the framework, whose own listeners must be there already. On a signal:
 *
 * 1. `/api/health/ready` answers 503 from now on, and every answer closes its connection. For `drainSeconds`, requests
 *    are still taken: as long as a proxy needs to notice.
 * 2. The framework's listeners run: no new connections, requests under way are finished, and what was to be done after
 *    them (`after()`).
 * 3. `close` ends timers and pools; then the process ends, with code 0. After 25 seconds it ends anyway, with 1.
 *
 * @param stopWork begins to end what runs by itself, at once: nothing new is begun while draining.
 */
export function shutDownGently({
  drainSeconds,
  stopWork,
  close,
}: {
  drainSeconds: number;
  stopWork: () => void;
  close: () => Promise<unknown>;
}): void {
  const exitAtOnce = process.exit.bind(process);
  const open = trackResponses();
  let begun = false;
  for (const signal of SIGNALS) {
    const theirs = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, async () => {
      // A terminal sends Ctrl-C to a whole group, a launcher its own signal besides.
      if (begun) return;
      begun = true;
      startDraining();
      stopWork();
      for (const response of open) endConnection(response);
      await sleep(drainSeconds * 1000);
      setTimeout(() => exitAtOnce(1), FINISH_MS).unref();
      beforeExit(close);
      if (theirs.length === 0) process.exit(0);
      for (const listener of theirs) listener(signal);
    });
  }

  function trackResponses(): Set<ServerResponse> {
    const responses = new Set<ServerResponse>();
    subscribe("http.server.request.start", (message) => {
      const { response } = message as { response: ServerResponse };
      responses.add(response);
      response.once("close", () => responses.delete(response));
      if (begun) endConnection(response);
    });
    return responses;
  }
}

/** Whoever keeps the connection open would send the next request into a server that is gone. */
function endConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

/** The framework ends the process the moment that its server is closed. */
function beforeExit(close: () => Promise<unknown>): void {
  const exit = process.exit.bind(process);
  let begun = false;
  process.exit = (() => {
    if (begun) return;
    begun = true;
    void close()
      .catch((error: unknown) => process.stderr.write(`The end was not clean: ${String(error)}\n`))
      .finally(() => exit(0));
  }) as typeof process.exit;
}
