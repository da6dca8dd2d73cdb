import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { requestDevice } from "@/lib/operation/request-device";
import { arrive } from "./arrive";
import { openProviderSession, type ProviderArrival } from "./open-provider-session";

/** `openProviderSession` for the request that comes back from a provider, and what follows a sign-in. */
export async function arriveFromProvider(input: ProviderArrival) {
  const { db } = getDatabase();
  const outcome = await openProviderSession(db, input, await requestDevice());
  if ("sessionId" in outcome)
    await arrive({ db, actor: { type: "guest" }, requestId: newId() }, outcome.sessionId);
  return outcome;
}
