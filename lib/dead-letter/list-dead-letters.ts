import { and, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { deadLetter } from "@/db/schema/dead-letter";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { selectDeadLetterPage } from "./queries";
import type { DeadLetter, ListDeadLettersInput } from "./schema";
import { toDeadLetter } from "./to-dead-letter";

const LIST = "dead-letters";

/** A page of dead letters, those that failed latest first. @throws AppError `invalid_cursor`. */
export async function listDeadLetters(
  ctx: Context,
  { open, cursor, limit }: ListDeadLettersInput,
): Promise<{ data: DeadLetter[]; nextCursor: string | null }> {
  const { resolvedAt } = deadLetter;
  const where = and(
    open === undefined ? undefined : open ? isNull(resolvedAt) : isNotNull(resolvedAt),
    cursor ? after(cursor) : undefined,
  );
  const rows = await selectDeadLetterPage(ctx.db, where, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(toDeadLetter),
    nextCursor:
      rows.length > limit && last ? encodeCursor(LIST, [last.lastFailedAt.toISOString(), last.id]) : null,
  };
}

function after(cursor: string): SQL {
  const [at, id] = decodeCursor(LIST, cursor);
  if (typeof at !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${deadLetter.lastFailedAt}, ${deadLetter.id}) < (${at}::timestamptz, ${id}::uuid)`;
}
