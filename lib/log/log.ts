import pino from "pino";
import { telemetry } from "@/lib/telemetry/telemetry";
import { logScope } from "./log-scope";
import { redact, redactText } from "./redact";

/**
 * Structured lines on standard output, each with the ids of the work that it is of (`log-scope.ts`). Secrets and personal
 * data are cut wherever they would stand, also in the words of errors (`redact.ts`).
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: undefined,
  mixin: () => {
    const traceId = telemetry.tracing?.traceId();
    return traceId ? { ...logScope(), traceId } : { ...logScope() };
  },
  // The library's own way with errors tells all their fields.
  serializers: { err: (told: unknown) => told },
  formatters: { log: (line) => redact(line) as Record<string, unknown> },
  hooks: {
    logMethod([first, ...rest], method) {
      if (typeof first === "string") return method.call(this, redactText(first));
      const [said = wordsOf(first)] = rest as unknown[];
      method.call(this, first as object, typeof said === "string" ? redactText(said) : undefined);
    },
  },
});

/** Without words of its own, a line has those of its error, which the library would take as they are. */
function wordsOf(line: unknown): string | undefined {
  const error = line instanceof Error ? line : (line as { err?: unknown } | undefined)?.err;
  return error instanceof Error ? error.message : undefined;
}
