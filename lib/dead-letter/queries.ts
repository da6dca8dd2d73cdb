import { desc, eq, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { deadLetter } from "@/db/schema/dead-letter";
import { AppError } from "@/lib/errors/app-error";

export type DeadLetterRow = typeof deadLetter.$inferSelect;

/** Locks the row until the transaction ends. @throws AppError `not_found`. */
export async function lockDeadLetter(db: Db, id: string): Promise<DeadLetterRow> {
  const [row] = await db.select().from(deadLetter).where(eq(deadLetter.id, id)).for("update");
  if (!row) throw new AppError("not_found", "There is no such dead letter");
  return row;
}

export function selectDeadLetterPage(
  db: Db,
  where: SQL | undefined,
  limit: number,
): Promise<DeadLetterRow[]> {
  return db
    .select()
    .from(deadLetter)
    .where(where)
    .orderBy(desc(deadLetter.lastFailedAt), desc(deadLetter.id))
    .limit(limit);
}
