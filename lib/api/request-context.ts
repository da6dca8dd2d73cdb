import { findApiKeyActor } from "@/lib/auth/find-api-key-actor";
import { getEnv } from "@/lib/env/env";
import { namesOwnHost } from "@/lib/env/own-hosts";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import { noteSecurityEvent } from "@/lib/log/note-security-event";
import type { Actor, Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { peerAddress } from "@/lib/operation/peer-address";

export const newRequestId = newId;

/**
 * The context of a REST request: the actor is the API key's, or a guest. Cookies are never read here, so no other
 * site can make a browser act.
 *
 * @throws AppError `unauthenticated` for a key that is not valid.
 */
export async function requestContext(request: Request, requestId: string): Promise<Context> {
  const { db } = getDatabase();
  const address = peerAddress(request.headers);
  const header = request.headers.get("authorization");
  if (header === null) return { db, actor: { type: "guest" }, requestId, address };
  const actor: Actor | null = await findApiKeyActor(db, header.replace(/^Bearer\s+/i, ""));
  if (!actor) noteSecurityEvent("key_refused", { address, requestId });
  if (!actor) throw new AppError("unauthenticated", "The API key is not valid");
  return { db, actor, requestId, address };
}

/** @throws AppError `unknown_host` when the request names a host that is not ours. */
export function requireKnownHost(headers: Pick<Headers, "get">): void {
  if (!isKnownHost(headers)) throw new AppError("unknown_host");
}

export function isKnownHost(headers: Pick<Headers, "get">): boolean {
  return namesOwnHost(headers, getEnv());
}
