import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { CONFIRM_HOURS } from "./rules";

/**
 * The address says that it wants the mail. Confirming twice is confirming.
 *
 * @throws AppError `not_found`, the same for a forged token, a withdrawn request and one that has expired.
 */
export async function confirmBackInStockRequest(ctx: Context, { token }: { token: string }): Promise<void> {
  const [row] = await ctx.db
    .update(backInStockRequest)
    .set({ confirmedAt: sql`coalesce(${backInStockRequest.confirmedAt}, now())` })
    .where(
      and(
        eq(backInStockRequest.token, token),
        or(
          isNotNull(backInStockRequest.confirmedAt),
          sql`${backInStockRequest.createdAt} >= now() - make_interval(hours => ${CONFIRM_HOURS})`,
        ),
      ),
    )
    .returning({ id: backInStockRequest.id });
  if (!row) throw new AppError("not_found", "There is no such request");
}
