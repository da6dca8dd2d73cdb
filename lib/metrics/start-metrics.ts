import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { findCacheStats } from "@/lib/cache/find-cache-stats";
import { getDatabase } from "@/lib/operation/database";
import { type Metrics, telemetry } from "@/lib/telemetry/telemetry";
import { countRequests } from "./count-requests";
import { addShopGauges } from "./shop-gauges";

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const OPERATION_SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** From now on this process counts. Once in each process. */
export function startMetrics(): void {
  const { metrics } = createMetrics();
  telemetry.metrics = metrics;
  countRequests(metrics);
}

/** All metrics of one process, by the names that dashboards and alarms use (deploy/observability). */
export function createMetrics(): { metrics: Metrics; registry: Registry } {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "storehouse_http_request_seconds",
    help: "Requests by route, method and status",
    labelNames: ["route", "method", "status"],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const operationSeconds = new Histogram({
    name: "storehouse_operation_seconds",
    help: "How long operations took, of whatever outcome",
    labelNames: ["operation"],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const operations = counter(
    "storehouse_operations_total",
    "Operations by outcome: succeeded, or the error's code",
    ["operation", "outcome"],
  );
  const jobs = counter("storehouse_job_runs_total", "Runs of jobs: succeeded, failed, gave_up", [
    "job",
    "outcome",
  ]);
  const tasks = counter("storehouse_timer_tasks_total", "Runs of the timer's tasks in this process", [
    "task",
    "outcome",
  ]);
  const timerRan = new Gauge({
    name: "storehouse_timer_last_task_timestamp_seconds",
    help: "When this process last ended a task of the timer; one instance at a time runs it",
    registers,
  });
  const refusals = counter("storehouse_limit_refusals_total", "Requests refused by a limit", ["limit"]);
  const slow = counter("storehouse_slow_statements_total", "Statements slower than SLOW_QUERY_MS");
  addPoolGauge(registers);
  addCacheCounters(registers);
  addShopGauges(registers);
  const metrics: Metrics = {
    countRequest: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    countOperation: ({ name: operation, outcome, seconds }) => {
      operations.inc({ operation, outcome });
      operationSeconds.observe({ operation }, seconds);
    },
    countJob: ({ name: job, outcome }) => jobs.inc({ job, outcome }),
    countTimerTask: ({ name: task, outcome }) => {
      tasks.inc({ task, outcome });
      timerRan.setToCurrentTime();
    },
    countRefusal: (limit) => refusals.inc({ limit }),
    countSlowStatement: () => slow.inc(),
    print: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
  return { metrics, registry };
}

function addPoolGauge(registers: Registry[]): void {
  new Gauge({
    name: "storehouse_database_connections",
    help: "Connections of this process' pool: in_use, free; waiting counts what has none yet",
    labelNames: ["state"],
    registers,
    collect() {
      const { most, inUse, waiting } = getDatabase().load();
      this.set({ state: "in_use" }, inUse);
      this.set({ state: "free" }, most - inUse);
      this.set({ state: "waiting" }, waiting);
    },
  });
}

/** What the caches have counted themselves; they stand beside the bundle. */
function addCacheCounters(registers: Registry[]): void {
  new Counter({
    name: "storehouse_cache_pages_total",
    help: "Static pages: answered from memory or redis, rendered anew; stale ones were found and thrown away",
    labelNames: ["result"],
    registers,
    async collect() {
      const stats = await findCacheStats();
      this.reset();
      for (const result of ["memory", "redis", "rendered", "stale"] as const)
        this.inc({ result }, stats?.[result] ?? 0);
    },
  });
  new Counter({
    name: "storehouse_cache_redis_total",
    help: "Questions to Redis: hits, misses, failures, skipped while it is left alone",
    labelNames: ["result"],
    registers,
    async collect() {
      const level2 = (await findCacheStats())?.level2;
      this.reset();
      for (const result of ["hits", "misses", "failures", "skipped"] as const)
        this.inc({ result }, level2?.[result] ?? 0);
    },
  });
  new Gauge({
    name: "storehouse_cache_bytes",
    help: "What the caches of this process hold",
    labelNames: ["cache"],
    registers,
    async collect() {
      const stats = await findCacheStats();
      this.set({ cache: "pages" }, stats?.pages.bytes ?? 0);
      this.set({ cache: "data" }, stats?.data.bytes ?? 0);
    },
  });
}
