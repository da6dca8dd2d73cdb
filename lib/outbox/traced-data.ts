import type { outboxEvent } from "@/db/schema/platform";
import { telemetry } from "@/lib/telemetry/telemetry";

type Row = Pick<typeof outboxEvent.$inferSelect, "type" | "data" | "traceparent" | "createdAt">;

/**
 * What the event of a row carries, where traces are on: the time that it lay in the outbox is a span of the trace that the
 * row is of, and the job goes on from there.
 */
export function tracedData({ type, data, traceparent, createdAt: startTime }: Row): Record<string, unknown> {
  const { tracing } = telemetry;
  if (!tracing || !traceparent) return data;
  const attributes = { "messaging.system": "inngest", "messaging.destination.name": type };
  return tracing.span(
    `outbox ${type}`,
    { kind: "producer", parent: traceparent, startTime, attributes },
    () => ({
      ...data,
      traceparent: tracing.traceparent() ?? traceparent,
    }),
  );
}

/** The trace that an event is of; null for one that came without. */
export function findTraceparent(data: unknown): string | null {
  const { traceparent } = (data ?? {}) as { traceparent?: unknown };
  return typeof traceparent === "string" ? traceparent : null;
}
