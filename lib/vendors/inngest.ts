import { Inngest } from "inngest";
import { getEnv } from "@/lib/env/env";

/**
 * The client itself waits five minutes for an answer, five times over, and the relay holds the timer meanwhile: a service
 * that hangs must not keep payments from being checked.
 */
const ANSWER_MS = 2000;

let client: Inngest | undefined;

/** The client of the event service; Inngest's own settings (`INNGEST_…`) come from the environment. */
export function inngestClient(): Inngest {
  client ??= new Inngest({
    id: "storehouse",
    eventKey: getEnv().INNGEST_EVENT_KEY,
    isDev: false,
    fetch: fetchInTime,
  });
  return client;
}

async function fetchInTime(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  try {
    return await fetch(input, { ...init, signal });
  } catch (cause) {
    // By these words the client knows that the network failed, and not our function.
    throw signal.aborted ? new Error("fetch failed: no answer in time", { cause }) : cause;
  }
}

/** Hands events over. `id` makes a repeat harmless for a day. @throws when the service does not take them. */
export async function sendEvents(
  events: { id: string; name: string; data: Record<string, unknown> }[],
): Promise<void> {
  await inngestClient().send(events);
}

/** True when the service understood and said no to what was sent, not to who sent it or when. */
export function isEventRefusal(error: unknown): boolean {
  return error instanceof Error && /^Inngest API Error: (400|406|409|412|413|422)\b/.test(error.message);
}
