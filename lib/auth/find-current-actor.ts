import { cache } from "react";
import type { Actor } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { findSessionActor } from "./find-session-actor";
import { auth } from "./next-auth";

/** The actor of the request's cookie; read once per request. */
export const findCurrentActor = cache(async (): Promise<Actor> => {
  const current = await auth();
  if (!current?.sessionId) return { type: "guest" };
  return findSessionActor(getDatabase().db, current.sessionId);
});
