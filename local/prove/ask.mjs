import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {{ status: number, body: any }} Answer */

/** How long somebody keeps trying while things are being killed, on a machine that others use, too. */
export const PATIENCE_MS = 120_000;
const ANSWER_MS = 20_000;
const PAUSE_MS = 250;

/**
 * One request. @param {string} url
 * @param {{ method?: string, data?: unknown, headers?: Record<string, string> }} [request]
 * @returns {Promise<Answer>} @throws when there is no answer.
 */
export async function ask(url, { method, data, headers = {} } = {}) {
  const response = await fetch(url, {
    method: method ?? (data === undefined ? "GET" : "POST"),
    headers: { ...(data === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(data === undefined ? {} : { body: JSON.stringify(data) }),
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : text };
}

/**
 * Asks again, each time anew, until the answer is definite: no answer, a server error, "try again" and "still at it"
 * are not.
 *
 * @param {() => Promise<Answer>} request @param {(answer: Answer) => boolean} [isDefinite]
 * @returns {Promise<Answer>}
 */
export async function askUntil(request, isDefinite = isAnswer) {
  const deadline = Date.now() + PATIENCE_MS;
  /** @type {unknown} */
  let last;
  while (Date.now() < deadline) {
    try {
      const answer = await request();
      if (isDefinite(answer)) return answer;
      last = `${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`;
    } catch (error) {
      last = error;
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`no definite answer in ${PATIENCE_MS / 1000} s: ${last}`);
}

/** @param {Answer} answer */
const isAnswer = ({ status, body }) =>
  status < 500 && status !== 429 && body.code !== "idempotency_in_progress";
