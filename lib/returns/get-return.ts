import { eq } from "drizzle-orm";
import { orderReturn } from "@/db/schema/returns";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { selectReturns } from "./queries";
import type { Return } from "./schema";

/** One return, for staff. @throws AppError `not_found`. */
export async function getReturn(ctx: Context, { returnId }: { returnId: string }): Promise<Return> {
  const [found] = await selectReturns(ctx.db, eq(orderReturn.id, returnId), { limit: 1, latestFirst: true });
  if (!found) throw new AppError("not_found", "There is no such return");
  return found.shown;
}
