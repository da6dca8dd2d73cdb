import { AsyncLocalStorage } from "node:async_hooks";
import {
  type Context,
  context,
  type SpanOptions as OtelOptions,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from "@opentelemetry/sdk-trace-node";
import { AppError } from "@/lib/errors/app-error";
import { log } from "@/lib/log/log";
import { cleanSpan } from "./clean-span";
import { type SpanOptions, telemetry } from "./telemetry";

const SERVICE = "storehouse";
const HEADER = "traceparent";

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/**
 * Sends traces to where the standard variables say (`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME`,
 * `OTEL_TRACES_SAMPLER`, `OTEL_BSP_…`), as OTLP over HTTP in JSON. The framework's own spans go with them. Once in each
 * process.
 *
 * @returns what ends it, after all spans have left.
 */
export function startTracing(): () => Promise<void> {
  // The framework's span of a request names its address, which may be a secret; ours do not.
  process.env.NEXT_OTEL_FETCH_DISABLED = "1";
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": SERVICE }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(cleaned(new OTLPTraceExporter()))],
  });
  provider.register();
  const tracer = trace.getTracer(SERVICE);
  const toOptions = ({ kind, attributes, startTime }: SpanOptions): OtelOptions => ({
    ...(startTime ? { startTime } : {}),
    ...(kind ? { kind: kinds[kind] } : {}),
    ...(attributes ? { attributes } : {}),
  });
  telemetry.tracing = {
    span: (name, options, work) => {
      const active = context.active();
      if (options.inner && !isRecording(active)) return work();
      const parent = parentOf(options.parent) ?? active;
      const here = trace.getSpanContext(active);
      // Whoever brought it on, a webhook for example, has a trace of its own.
      const links = parent !== active && here ? [{ context: here }] : [];
      return tracer.startActiveSpan(name, { ...toOptions(options), links }, parent, (span) =>
        within(span, work),
      );
    },
    open: (name, options) => {
      const active = context.active();
      if (options.inner && !isRecording(active)) return undefined;
      const span = tracer.startSpan(name, toOptions(options), active);
      return (error) => end(span, error);
    },
    traceparent: () => {
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier);
      return carrier[HEADER] ?? null;
    },
    traceId: () => trace.getSpanContext(context.active())?.traceId,
  };
  return async () => {
    delete telemetry.tracing;
    await provider.shutdown();
  };
}

const isRecording = (active: Context) => trace.getSpan(active)?.isRecording() === true;

function parentOf(header: SpanOptions["parent"]): Context | null {
  return header ? propagation.extract(ROOT_CONTEXT, { [HEADER]: header }) : null;
}

function within<Result>(span: Span, work: () => Result): Result {
  try {
    const result = work();
    if (!(result instanceof Promise)) {
      span.end();
      return result;
    }
    return result.then(
      (value: unknown) => {
        span.end();
        return value;
      },
      (error: unknown) => {
        end(span, error);
        throw error;
      },
    ) as Result;
  } catch (error) {
    end(span, error);
    throw error;
  }
}

/** Of an error, its kind: its words may be about a person. What the caller is told, and did itself, is no failure. */
function end(span: Span, error: unknown): void {
  if (error !== undefined) {
    span.setAttribute("error.type", kindOf(error));
    if (!(error instanceof AppError) || error.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : error.name;
}

/** Whoever takes traces may be away for long, and is missed by nobody. */
const QUIET_MS = 600_000;

/** Sends from outside of every request: what waits in a batch belongs to many, or to nobody. */
function cleaned(exporter: SpanExporter): SpanExporter {
  const outside = AsyncLocalStorage.snapshot();
  let toldAtMs = Number.NEGATIVE_INFINITY;
  return {
    export: (spans, done) =>
      outside(() =>
        exporter.export(spans.flatMap(cleanSpan), (result) => {
          if (result.error && Date.now() - toldAtMs > QUIET_MS) {
            toldAtMs = Date.now();
            log.warn({ err: result.error }, "traces could not be sent");
          }
          done(result);
        }),
      ),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
