import { asc, gt } from "drizzle-orm";
import { redirect } from "@/db/schema/platform";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { Redirect } from "./schema";

type Input = { cursor?: string | undefined; limit: number };

/** Redirects by the path they start from. @throws AppError `invalid_cursor`. */
export async function listRedirects(
  { db }: Context,
  { cursor, limit }: Input,
): Promise<{ data: Redirect[]; nextCursor: string | null }> {
  const [after] = cursor ? decodeCursor("redirects", cursor) : [];
  const rows = await db
    .select()
    .from(redirect)
    .where(after === undefined ? undefined : gt(redirect.fromPath, String(after)))
    .orderBy(asc(redirect.fromPath))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    nextCursor: rows.length > limit && last ? encodeCursor("redirects", [last.fromPath]) : null,
  };
}
