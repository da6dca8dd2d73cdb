import { newId } from "@/lib/ids/new-id";
import type { Context } from "./context";
import { getDatabase } from "./database";

/** The context of our own jobs and timers; `name` is the author that ledgers show. */
export function systemContext(name: string): Context {
  return { db: getDatabase().db, actor: { type: "system", name }, requestId: newId() };
}
