import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import { finishRun } from "./finish-run";
import { change, type Store, type Transaction } from "./store";

/** The real service's REST answers about runs; null when the path is another. */
export async function answerRuns(sql: Store, { method, path }: HttpRequest): Promise<HttpAnswer | null> {
  const id = decode(/^\/v1\/events\/([^/]{1,600})\/runs$/.exec(path)?.[1]);
  if (id !== null && method === "GET") {
    return json(200, {
      data: await sql`${selectRun(sql)} where event_id = ${id} or event_id in (
        select id from local_inngest.event where external_id = ${id}) order by id`,
    });
  }
  const runId = /^\/v1\/runs\/(\w{1,64})$/.exec(path)?.[1];
  if (runId === undefined) return null;
  if (method === "GET") {
    const [run] = await sql`${selectRun(sql)} where id = ${runId}`;
    return run ? json(200, { data: run }) : notFound();
  }
  if (method !== "DELETE") return json(405, { error: "Only GET and DELETE are answered.", status: 405 });
  return change(sql, async (tx) => {
    const [run] = await tx`select id from local_inngest.run where id = ${runId}`;
    if (!run) return notFound();
    await finishRun(tx, runId, { status: "Cancelled" });
    return { status: 200, body: "" };
  });
}

function decode(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

const selectRun = (sql: Store | Transaction) => sql`
  select id as run_id, function_id, event_id, status, created_at as run_started_at, ended_at,
    case status when 'Failed' then last_error else output end as output
  from local_inngest.run`;

const notFound = () => json(404, { error: "There is no such run.", status: 404 });
