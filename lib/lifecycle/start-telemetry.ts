import { getEnv } from "@/lib/env/env";
import { watchDatabase } from "@/lib/telemetry/watch-database";

/**
 * Starts what the settings ask for: traces where an endpoint is named, metrics where a token is. Of what they do not ask
 * for, nothing is loaded.
 *
 * @returns what ends it, after all spans have left.
 */
export async function startTelemetry(): Promise<() => Promise<void>> {
  const env = getEnv();
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? env.OTEL_EXPORTER_OTLP_ENDPOINT;
  let stop = () => Promise.resolve();
  if (endpoint && env.OTEL_SDK_DISABLED?.toLowerCase() !== "true") {
    const { startTracing } = await import("@/lib/telemetry/start-tracing");
    stop = startTracing();
  }
  if (env.METRICS_TOKEN) {
    const { startMetrics } = await import("@/lib/metrics/start-metrics");
    startMetrics();
  }
  watchDatabase(env.SLOW_QUERY_MS);
  return stop;
}
