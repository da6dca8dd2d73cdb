import type { Context } from "@/lib/operation/context";
import { selectMostAwaited } from "./queries";
import type { AwaitedVariant } from "./schema";

/** Variants, of one product or of all, that people wait for: most awaited first. Numbers, no addresses. */
export async function listMostAwaited(
  ctx: Context,
  { productId, limit }: { productId?: string | undefined; limit: number },
): Promise<AwaitedVariant[]> {
  const rows = await selectMostAwaited(ctx.db, productId, limit);
  return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since).toISOString() }));
}
