import { createHash } from "node:crypto";
import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import type { Store } from "./store";
import { StripeError } from "./stripe-error";

/** Answers a repeated key with the first answer; another request under the same key is an `idempotency_error`. */
export async function withIdempotency(
  sql: Store,
  request: HttpRequest,
  work: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const key = request.headers["idempotency-key"];
  if (request.method !== "POST" || typeof key !== "string") return work();
  const text = createHash("sha256").update(`${request.path}\n${request.body}`).digest("hex");
  const claimed = await sql`insert into local_stripe.idempotency (key, request) values (${key}, ${text})
    on conflict (key) do nothing returning key`;
  if (claimed.length === 0) return replay(sql, key, text, work);
  try {
    const answer = await work();
    await sql`update local_stripe.idempotency set status = ${answer.status}, body = ${answer.body} where key = ${key}`;
    return answer;
  } catch (error) {
    if (error instanceof StripeError && error.status < 500) {
      const body = JSON.stringify({ error: error.body });
      await sql`update local_stripe.idempotency set status = ${error.status}, body = ${body} where key = ${key}`;
    } else await sql`delete from local_stripe.idempotency where key = ${key}`;
    throw error;
  }
}

async function replay(
  sql: Store,
  key: string,
  text: string,
  work: () => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const [row] = await sql<{ request: string; status: number | null; body: string; old: boolean }[]>`
    select request, status, body, at < now() - interval '15 seconds' as old
    from local_stripe.idempotency where key = ${key}`;
  if (row && row.request !== text) {
    throw new StripeError(400, {
      type: "idempotency_error",
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    });
  }
  if (row?.status == null) {
    // The first request still runs, or died with its process.
    if (row && !row.old) {
      throw new StripeError(409, {
        type: "idempotency_error",
        message: "A request with this key is in progress.",
      });
    }
    await sql`delete from local_stripe.idempotency where key = ${key}`;
    return work();
  }
  return json(row.status, JSON.parse(row.body), { "idempotent-replayed": "true" });
}
