import { createHash } from "node:crypto";
import { type HttpAnswer, type HttpRequest, json } from "../http/serve";
import type { Store } from "./store";
import { StripeError } from "./stripe-error";
import type { Tx } from "./transaction";

const LONGEST_KEY = 255;

/**
 * Answers a repeated key with the first answer. Key, work and answer are one transaction: what died half-way
 * has left no trace, and may be tried again at once.
 *
 * @throws StripeError 409 while the first request runs, 400 for another request under the same key.
 */
export async function withIdempotency(
  tx: Tx,
  request: HttpRequest,
  work: () => Promise<{ answer: HttpAnswer; keep: boolean }>,
): Promise<HttpAnswer> {
  const key = keyOf(request);
  if (key === null) return (await work()).answer;
  const text = createHash("sha256").update(`${request.path}\n${request.body}`).digest("hex");
  // Answers are repeated without the lock: those who ask for one must not stand in each other's way.
  const known = await findAnswer(tx, key, text);
  if (known) return known;
  const [lock] = await tx.sql<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`local_stripe ${key}`}, 0)) as free`;
  if (!lock?.free) throw keyInUse(key);
  // The first request may have come to its end between the two.
  const late = await findAnswer(tx, key, text);
  if (late) return late;
  const { answer, keep } = await work();
  if (keep) {
    await tx.sql`insert into local_stripe.idempotency (key, request, status, body)
      values (${key}, ${text}, ${answer.status}, ${answer.body})
      on conflict (key) do update set request = excluded.request, status = excluded.status, body = excluded.body,
        at = now()`;
  }
  return answer;
}

async function findAnswer(tx: Tx, key: string, text: string): Promise<HttpAnswer | null> {
  const [row] = await tx.sql<{ request: string; status: number; body: string }[]>`
    select request, status, body from local_stripe.idempotency
    where key = ${key} and status is not null and at > now() - interval '1 day'`;
  if (!row) return null;
  if (row.request !== text) throw otherRequest(key);
  return json(row.status, JSON.parse(row.body), { "idempotent-replayed": "true" });
}

/** Keys are forgotten after a day, as at Stripe. */
export async function pruneKeys(sql: Store): Promise<void> {
  await sql`delete from local_stripe.idempotency where at < now() - interval '1 day'`;
}

export function keyOf({ method, headers }: HttpRequest): string | null {
  const key = headers["idempotency-key"];
  if (method !== "POST" || typeof key !== "string" || key === "") return null;
  if (key.length > LONGEST_KEY) {
    const message = `Idempotency keys may be at most ${LONGEST_KEY} characters.`;
    throw new StripeError(400, { type: "idempotency_error", message });
  }
  return key;
}

function keyInUse(key: string): StripeError {
  return new StripeError(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  });
}

function otherRequest(key: string): StripeError {
  return new StripeError(400, {
    type: "idempotency_error",
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}
