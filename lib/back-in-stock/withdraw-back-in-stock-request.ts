import { eq } from "drizzle-orm";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";

/**
 * Deletes the request, and the address with it.
 *
 * @throws AppError `not_found`, the same for a forged token and a request that is gone.
 */
export async function withdrawBackInStockRequest(ctx: Context, { token }: { token: string }): Promise<void> {
  const rows = await ctx.db
    .delete(backInStockRequest)
    .where(eq(backInStockRequest.token, token))
    .returning({ id: backInStockRequest.id });
  if (rows.length === 0) throw new AppError("not_found", "There is no such request");
}
