import { findApiKeyActor } from "@/lib/auth/find-api-key-actor";
import { allowedHosts } from "@/lib/env/env";
import { AppError } from "@/lib/errors/app-error";
import { newId } from "@/lib/ids/new-id";
import type { Actor, Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";

export const newRequestId = newId;

/**
 * The context of a REST request: the actor is the API key's, or a guest. Cookies are never read here, so no other
 * site can make a browser act.
 *
 * @throws AppError `unknown_host`, `unauthenticated` for a key that is not valid.
 */
export async function requestContext(request: Request, requestId: string): Promise<Context> {
  requireKnownHost(request.headers);
  const { db } = getDatabase();
  const header = request.headers.get("authorization");
  if (header === null) return { db, actor: { type: "guest" }, requestId };
  const actor: Actor | null = await findApiKeyActor(db, header.replace(/^Bearer\s+/i, ""));
  if (!actor) throw new AppError("unauthenticated", "The API key is not valid");
  return { db, actor, requestId };
}

/** @throws AppError `unknown_host` when the request names a host that is not ours. */
export function requireKnownHost(headers: Pick<Headers, "get">): void {
  const host = headers.get("host")?.toLowerCase() ?? "";
  if (!allowedHosts().has(host)) throw new AppError("unknown_host");
}
