import type { AuditEntry } from "@/lib/audit/schema";
import { formatTime } from "./format-time";

/** Entries of the audit log, each with what it changed folded below it. */
export function AuditList({ entries, empty }: { entries: readonly AuditEntry[]; empty: string }) {
  if (entries.length === 0) return <p className="py-6 text-muted">{empty}</p>;
  return (
    <ol className="divide-y divide-line rounded-xl border border-line bg-surface">
      {entries.map((entry) => (
        <li key={entry.id} className="px-4 py-3">
          <AuditItem entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function AuditItem({ entry }: { entry: AuditEntry }) {
  const origin = [entry.address, `request ${entry.requestId}`, seal(entry.sequence)].filter(Boolean);
  return (
    <details>
      <summary className="cursor-pointer wrap-anywhere">
        <span className="font-medium">{sayOperation(entry.operation)}</span>
        <span className="text-muted">{` — ${entry.actor.name}, ${formatTime(entry.at)}`}</span>
        <span className="block text-sm text-muted">{summary(entry)}</span>
      </summary>
      <div className="mt-3 grid gap-4 text-sm">
        {entry.changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a change has no other name than its place, which never moves.
          <Change key={index} change={change} />
        ))}
        {entry.changeCount > entry.changes.length ? (
          <p className="text-muted">{`And ${entry.changeCount - entry.changes.length} more changes.`}</p>
        ) : null}
        <p className="wrap-anywhere text-muted">{origin.join(" · ")}</p>
      </div>
    </details>
  );
}

function Change({ change }: { change: AuditEntry["changes"][number] }) {
  const columns = [...new Set([...Object.keys(change.before ?? {}), ...Object.keys(change.after ?? {})])];
  return (
    <div>
      <p className="font-medium wrap-anywhere">
        {change.action === "more"
          ? "More was changed than is kept."
          : `${verbs[change.action]} ${change.table.replaceAll("_", " ")} ${change.key}`}
      </p>
      {change.erased ? <p className="text-muted">What changed was erased.</p> : null}
      <dl className="mt-1 grid gap-1">
        {columns.map((column) => (
          <div key={column} className="grid gap-x-3 sm:grid-cols-[10rem_1fr]">
            <dt className="text-muted">{column.replaceAll("_", " ")}</dt>
            <dd className="wrap-anywhere">
              {change.before && column in change.before ? (
                <del className="text-muted">{say(change.before[column])}</del>
              ) : null}
              {change.before && change.after ? " → " : null}
              {change.after && column in change.after ? (
                <ins className="no-underline">{say(change.after[column])}</ins>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const verbs = { insert: "Added", update: "Changed", delete: "Removed" } as const;

const seal = (sequence: number | null) => (sequence === null ? "not sealed yet" : `sealed as ${sequence}`);

const say = (value: unknown): string =>
  value === null ? "nothing" : typeof value === "string" ? value || "(empty)" : JSON.stringify(value);

/** `updateProduct` as "Update product". */
function sayOperation(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Which columns of which tables. */
function summary({ changes }: AuditEntry): string {
  const tables = new Map<string, Set<string>>();
  for (const change of changes) {
    const columns = tables.get(change.table) ?? new Set<string>();
    if (change.action === "update") for (const column of Object.keys(change.after ?? {})) columns.add(column);
    tables.set(change.table, columns);
  }
  return [...tables]
    .map(([table, columns]) => {
      const list = [...columns].join(", ").replaceAll("_", " ");
      return `${table.replaceAll("_", " ")}${list ? ` (${list})` : ""}`;
    })
    .join(", ");
}
