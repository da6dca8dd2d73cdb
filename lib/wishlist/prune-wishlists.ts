import { and, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { wishlist } from "@/db/schema/wishlist";
import { KEEP_GUEST_WISHLIST_DAYS } from "./rules";

/** Removes guests' lists that nobody has touched for long: their cookies are gone too. */
export async function pruneWishlists(db: Db): Promise<void> {
  await db
    .delete(wishlist)
    .where(
      and(
        isNull(wishlist.customerId),
        lt(wishlist.updatedAt, sql`now() - make_interval(days => ${KEEP_GUEST_WISHLIST_DAYS})`),
      ),
    );
}
