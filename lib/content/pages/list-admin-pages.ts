import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { selectPages, toAdminPage } from "./queries";
import type { AdminPage } from "./schema";

type Input = { cursor?: string | undefined; limit: number };

/** Pages of text and stories by handle. @throws AppError `invalid_cursor`. */
export async function listAdminPages(
  { db }: Context,
  { cursor, limit }: Input,
): Promise<{ data: AdminPage[]; nextCursor: string | null }> {
  const [after] = cursor ? decodeCursor("pages", cursor) : [];
  const rows = await selectPages(db, after === undefined ? undefined : String(after), limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toAdminPage),
    nextCursor: rows.length > limit && last ? encodeCursor("pages", [last.page.handle]) : null,
  };
}
