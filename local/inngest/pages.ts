import { escapeHtml, type HttpAnswer, html } from "../http/serve";
import type { Store } from "./store";

export type ShownRun = {
  id: string;
  function_id: string;
  event_name: string;
  status: string;
  attempt: number | null;
  max_attempts: number | null;
  steps: number;
  next_at: Date | null;
  last_error: { name: string; message: string } | null;
  created_at: Date;
  ended_at: Date | null;
};

/**
 * The latest runs. A run that waits has no attempt; of several calls under way, the one that was tried most
 * counts.
 */
export function listRuns(sql: Store) {
  return sql<ShownRun[]>`
    select run.id, run.function_id, run.event ->> 'name' as event_name, run.status, run.last_error,
      run.created_at, run.ended_at, (function.config ->> 'retries')::int + 1 as max_attempts,
      (select max(attempt) + 1 from local_inngest.call where run_id = run.id) as attempt,
      (select count(*)::int from local_inngest.step where run_id = run.id and result is not null) as steps,
      least(
        (select min(due_at) from local_inngest.call where run_id = run.id),
        (select min(due_at) from local_inngest.step where run_id = run.id and result is null)) as next_at
    from local_inngest.run left join local_inngest.function on function.id = run.function_id
    order by run.created_at desc, run.id desc limit 100`;
}

/** What ran, for people. `refusal` says why the app's functions were not taken. */
export function runsPage(runs: ShownRun[], refusal: string | null): HttpAnswer {
  const alert = refusal === null ? "" : `<p role="alert">${escapeHtml(refusal)}</p>`;
  const table = `<table><thead><tr>${HEADINGS.map((text) => `<th scope="col">${text}`).join("")}
<tbody>${runs.map(row).join("\n")}</table>`;
  return html(
    200,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Jobs</title><style>${STYLE}</style>
<main><h1>Jobs</h1>${alert}${runs.length > 0 ? table : "<p>Nothing ran yet.</p>"}</main></html>`,
    { "content-security-policy": POLICY, "x-content-type-options": "nosniff" },
  );
}

const HEADINGS = ["Status", "Function", "Event", "Attempt", "Steps done", "Began", "Ended", "Last error"];

function row(run: ShownRun): string {
  const error = run.last_error ? `${run.last_error.name}: ${run.last_error.message}` : "";
  const cells = [
    escapeHtml(run.status),
    `${escapeHtml(run.function_id)}<br><small>${escapeHtml(run.id)}</small>`,
    escapeHtml(run.event_name),
    attemptOf(run),
    run.steps,
    time(run.created_at),
    run.ended_at ? time(run.ended_at) : run.next_at ? `next ${time(run.next_at)}` : "",
    error && `<pre>${escapeHtml(error)}</pre>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}`).join("")}`;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1f2421;background:#fff}
table{border-collapse:collapse}
th,td{padding:.4rem .8rem;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}
pre{margin:0;max-width:40rem;white-space:pre-wrap;overflow-wrap:anywhere}
small{color:#555}[role=alert]{border:1px solid #a11;padding:.5rem 1rem;white-space:pre-wrap}`;

/** Names and errors were written by others: nothing of them may run. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const attemptOf = ({ attempt, max_attempts }: ShownRun) =>
  attempt === null ? "" : `${attempt}${max_attempts === null ? "" : ` of ${max_attempts}`}`;

const time = (at: Date) => `<time>${at.toISOString()}</time>`;
