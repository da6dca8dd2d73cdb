import { z } from "zod";
import { signBody } from "./signature";

const SYNC_TIMEOUT_MS = 20_000;
const syncAnswer = z.object({ functions: z.unknown() });

/**
 * Asks the app's instances, in order, for their functions: the first that answers tells them. One that does
 * not tell them in its answer has posted them to `/fn/register` meanwhile.
 */
export async function syncApp(
  signingKey: string,
  appUrls: string[],
  register: (functions: unknown) => Promise<void>,
): Promise<void> {
  for (const url of appUrls) {
    const response = await ask(signingKey, url);
    if (!response) continue;
    const parsed = syncAnswer.safeParse(response);
    if (parsed.success && parsed.data.functions !== undefined) await register(parsed.data.functions);
    return;
  }
}

/** What the app answers; null while it is away. */
async function ask(signingKey: string, url: string): Promise<unknown> {
  const body = { url };
  try {
    const response = await fetch(url, {
      method: "PUT",
      headers: {
        "content-type": "application/json",
        "x-inngest-server-kind": "cloud",
        "x-inngest-sync-kind": "in_band",
        "x-inngest-signature": signBody(signingKey, body),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(SYNC_TIMEOUT_MS),
    });
    const answer: unknown = await response.json();
    return response.ok ? answer : null;
  } catch {
    // Not up yet: the next instance, or the next round.
    return null;
  }
}
