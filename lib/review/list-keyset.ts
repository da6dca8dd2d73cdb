import { desc, type SQL, sql } from "drizzle-orm";
import { review } from "@/db/schema/review";
import { AppError } from "@/lib/errors/app-error";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import type { ReviewRow } from "./queries";
import type { ReviewSort } from "./schema";

const listName = (sort: ReviewSort, stars: number | undefined) => `reviews-${sort}-${stars ?? "all"}`;

/** What comes before the time: the expressions of the indexes, to the letter. */
function firstKey(sort: ReviewSort): SQL | null {
  switch (sort) {
    case "newest":
      return null;
    case "highest":
      return sql`${review.rating}`;
    case "lowest":
      return sql`(6 - ${review.rating})`;
  }
}

/** Among reviews of one number of stars, every order is the newest first. */
export function orderOf(sort: ReviewSort, stars: number | undefined): SQL[] {
  const first = stars === undefined ? firstKey(sort) : null;
  return [...(first ? [sql`${first} desc`] : []), desc(review.createdAt), desc(review.id)];
}

export function cursorAfter(sort: ReviewSort, stars: number | undefined, last: ReviewRow): string {
  const rating = sort === "lowest" ? 6 - last.rating : last.rating;
  return encodeCursor(listName(sort, stars), [rating, last.createdAt.toISOString(), last.id]);
}

/** @throws AppError `invalid_cursor`. */
export function after(sort: ReviewSort, stars: number | undefined, cursor: string): SQL {
  const [rating, at, id] = decodeCursor(listName(sort, stars), cursor);
  if (typeof rating !== "number" || typeof at !== "string" || typeof id !== "string")
    throw new AppError("invalid_cursor");
  const first = stars === undefined ? firstKey(sort) : null;
  const time = sql`${at}::timestamptz, ${id}::uuid`;
  return first
    ? sql`(${first}, ${review.createdAt}, ${review.id}) < (${rating}::int, ${time})`
    : sql`(${review.createdAt}, ${review.id}) < (${time})`;
}
