import { Inngest } from "inngest";
import { getEnv } from "@/lib/env/env";

let client: Inngest | undefined;

/** The client of the event service; Inngest's own settings (`INNGEST_…`) come from the environment. */
export function inngestClient(): Inngest {
  client ??= new Inngest({ id: "storehouse", eventKey: getEnv().INNGEST_EVENT_KEY, isDev: false });
  return client;
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
