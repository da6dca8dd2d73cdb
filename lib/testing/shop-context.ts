import type { Db } from "@/db/client";
import type { Context } from "@/lib/operation/context";

/** The context of a shopper without an account. */
export function shopContext(db: Db): Context {
  return { db, actor: { type: "guest" }, requestId: "test" };
}
