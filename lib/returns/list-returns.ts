import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { orderReturn } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { selectReturns } from "./queries";
import type { ReturnStatus } from "./rules";
import type { Return, ReturnsInput } from "./schema";

const LIST = "returns";

/** A page of returns, latest first. @throws AppError `invalid_cursor`. */
export async function listReturns(
  ctx: Context,
  { status, cursor, limit }: ReturnsInput,
): Promise<{ data: Return[]; nextCursor: string | null }> {
  const where = and(status ? hasStatus(status) : undefined, cursor ? after(cursor) : undefined);
  const found = await selectReturns(ctx.db, where, { limit: limit + 1, latestFirst: true });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ shown }) => shown),
    nextCursor:
      found.length > limit && last
        ? encodeCursor(LIST, [last.row.createdAt.toISOString(), last.row.id])
        : null,
  };
}

function hasStatus(status: ReturnStatus): SQL | undefined {
  if (status === "withdrawn")
    return and(eq(orderReturn.status, "closed"), isNotNull(orderReturn.withdrawnAt));
  return and(eq(orderReturn.status, status), isNull(orderReturn.withdrawnAt));
}

function after(cursor: string): SQL {
  const [createdAt, id] = decodeCursor(LIST, cursor);
  if (typeof createdAt !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${orderReturn.createdAt}, ${orderReturn.id}) < (${createdAt}::timestamptz, ${id}::uuid)`;
}
