import type { Metadata } from "next";
import { Cell, Table } from "@/components/ui/table";
import { requireStaffContext } from "@/lib/auth/require-staff";
import { findCacheStatsOperation } from "@/lib/cache/operations";
import type { CacheStats } from "@/lib/cache/schema";
import { executeOperation } from "@/lib/operation/execute-operation";

export const metadata: Metadata = { title: "Cache" };

export default async function CachePage() {
  const stats = await executeOperation(
    findCacheStatsOperation,
    await requireStaffContext("products:read"),
    {},
  );
  return (
    <>
      <h1 className="mb-2 text-2xl font-semibold tracking-tight">Cache</h1>
      <p className="mb-4 max-w-2xl text-muted">
        How the server process that answered this page has served pages since it started. Another process has
        its own.
      </p>
      {stats ? (
        <Table caption="Levels of the cache" head={["What", "How much"]}>
          {rowsOf(stats).map(([what, value]) => (
            <tr key={what}>
              <Cell>{what}</Cell>
              <Cell>{value}</Cell>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="text-muted">No page was asked for yet.</p>
      )}
    </>
  );
}

function rowsOf(stats: CacheStats): [string, string][] {
  const number = new Intl.NumberFormat("en-US");
  const level = ({ entries, bytes }: CacheStats["pages"]) =>
    `${number.format(entries)} (${number.format(Math.round(bytes / 1024))} kB)`;
  const { level2 } = stats;
  return [
    ["Pages from this process", number.format(stats.memory)],
    ["Pages from Redis", number.format(stats.redis)],
    ["Pages rendered", number.format(stats.rendered)],
    ["Pages dropped because something changed", number.format(stats.stale)],
    ["Pages kept here", level(stats.pages)],
    ["Data kept here", level(stats.data)],
    ["Addresses known not to exist", number.format(stats.missing)],
    ["Changed tags known", number.format(stats.tags)],
    [
      "Postgres last asked for changes",
      stats.tagsSyncedAt ? new Date(stats.tagsSyncedAt).toISOString() : "never",
    ],
    [
      "Redis: found, not found, failed, left alone",
      level2
        ? [level2.hits, level2.misses, level2.failures, level2.skipped]
            .map((value) => number.format(value))
            .join(", ")
        : "not asked yet",
    ],
    ["Inline scripts that got no hash", number.format(stats.unknownScripts)],
  ];
}
