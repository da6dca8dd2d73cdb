import { watchStatements } from "@/db/statement-watch";
import { log } from "@/lib/log/log";
import { logScope } from "@/lib/log/log-scope";
import { telemetry } from "./telemetry";

const MAX_TEXT = 2000;

/**
 * Tells every statement as a span of what is under way, and those slower than `slowMs` in the log, with the operation that
 * they are of: their text, never their values. The time counts from the moment that a statement is asked for: what waits
 * for a connection is slow, too. `slowMs` 0: none is told.
 */
export function watchDatabase(slowMs: number): void {
  if (slowMs === 0 && !telemetry.tracing) {
    watchStatements(undefined);
    return;
  }
  const limitMs = slowMs || Number.POSITIVE_INFINITY;
  watchStatements((text) => {
    const begunMs = performance.now();
    // The driver ends a statement in the connection's own context, which knows no request.
    const scope = logScope();
    const close = telemetry.tracing?.open(nameOf(text), {
      kind: "client",
      inner: true,
      attributes: { "db.system.name": "postgresql", "db.query.text": text.slice(0, MAX_TEXT) },
    });
    return (error) => {
      close?.(error);
      const durationMs = performance.now() - begunMs;
      if (durationMs < limitMs) return;
      telemetry.metrics?.countSlowStatement();
      log.warn(
        { ...scope, durationMs: Math.round(durationMs), statement: text.slice(0, MAX_TEXT) },
        "slow statement",
      );
    };
  });
}

/** `select order_line`: what is done, and to which table first. */
function nameOf(text: string): string {
  const [verb = "sql"] = /[a-z]+/i.exec(text) ?? [];
  const [, table] = /\b(?:from|into|update)\s+(?:only\s+)?"?(\w+)"?/i.exec(text) ?? [];
  return table ? `${verb.toLowerCase()} ${table}` : verb.toLowerCase();
}
