import { cache } from "react";
import { newId } from "@/lib/ids/new-id";
import type { Actor, Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { findSessionActor } from "./find-session-actor";
import { auth } from "./next-auth";

/** The actor of the request's cookie; read once per request. */
export const findCurrentActor = cache(async (): Promise<Actor> => {
  const sessionId = await findCurrentSessionId();
  return sessionId ? findSessionActor(getDatabase().db, sessionId) : { type: "guest" };
});

/** The id of the session row that the request's cookie names, whether it still counts or not. */
export const findCurrentSessionId = cache(async (): Promise<string | null> => {
  return (await auth())?.sessionId ?? null;
});

/** The context of a page or a route that answers to whoever is signed in. */
export async function findCurrentContext(): Promise<Context> {
  return { db: getDatabase().db, actor: await findCurrentActor(), requestId: newId() };
}
