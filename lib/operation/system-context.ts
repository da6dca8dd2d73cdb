import { newId } from "@/lib/ids/new-id";
import type { Context } from "./context";
import { getDatabase } from "./database";
import { recordedDb } from "./recorded-db";

/** The context of what we ourselves do; `name` is the author that ledgers show. */
export function systemContext(name: string): Context {
  return { db: getDatabase().db, actor: { type: "system", name }, requestId: newId() };
}

/** The same for jobs and timers, whose writes stand in the audit log under `operation`, such as `job:send-mail`. */
export function recordedSystemContext(name: string, operation: string): Context {
  const ctx = systemContext(name);
  return { ...ctx, db: recordedDb(ctx.db, { ...ctx, operation }) };
}
