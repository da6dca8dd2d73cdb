export type Attributes = Record<string, string | number | boolean>;

export type SpanOptions = {
  kind?: "server" | "client" | "producer" | "consumer";
  attributes?: Attributes;
  /** A trace that began elsewhere, as `traceparent` gave it; absent or null: what is under way here. */
  parent?: string | null | undefined;
  /** Where it began before now. */
  startTime?: Date;
  /** It is told only as a part of what is under way: nothing begins a trace by it. */
  inner?: boolean;
};

export type Tracing = {
  span: <Result>(name: string, options: SpanOptions, work: () => Result) => Result;
  /** A span around what is not a function: call what it answers at the end. Undefined where nothing is under way. */
  open: (name: string, options: SpanOptions) => ((error?: unknown) => void) | undefined;
  traceparent: () => string | null;
  traceId: () => string | undefined;
};

export type Metrics = {
  countRequest: (request: { route: string; method: string; status: number; seconds: number }) => void;
  countOperation: (operation: { name: string; outcome: string; seconds: number }) => void;
  countJob: (job: { name: string; outcome: "succeeded" | "failed" | "gave_up" }) => void;
  countTimerTask: (task: { name: string; outcome: "succeeded" | "failed" }) => void;
  countRefusal: (limit: string) => void;
  countSlowStatement: () => void;
  /** What Prometheus reads. */
  print: () => Promise<{ text: string; contentType: string }>;
};

type Telemetry = { tracing?: Tracing; metrics?: Metrics };

const key = Symbol.for("storehouse.telemetry");
const holder = globalThis as { [key]?: Telemetry };

/**
 * Where traces and metrics go; both are absent until somebody wants them (`start-tracing.ts`, `start-metrics.ts`), and
 * nothing of their libraries is loaded before. On `globalThis` because the bundler may load this module more than once,
 * and lib/cache/redis-level.mjs stands beside the bundle.
 */
holder[key] ??= {};
export const telemetry: Telemetry = holder[key];

/** Runs `work`, told as a span where traces are on. */
export function traced<Result>(name: string, options: SpanOptions, work: () => Result): Result {
  return telemetry.tracing ? telemetry.tracing.span(name, options, work) : work();
}

/** The trace that is under way, to be kept with what goes on later (W3C Trace Context); null without one. */
export const traceparent = (): string | null => telemetry.tracing?.traceparent() ?? null;
