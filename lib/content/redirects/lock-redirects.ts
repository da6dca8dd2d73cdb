import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/**
 * Writers of redirects go one after another: two that add `a → b` and `b → a` at the same time would each see no loop.
 * Held until the transaction ends; taken after a product's row.
 */
export async function lockRedirects(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('redirect'))`);
}
