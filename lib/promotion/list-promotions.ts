import { and, desc, eq, exists, or, type SQL, sql } from "drizzle-orm";
import { promotion, promotionCode } from "@/db/schema/promotion";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { decodeCursor, encodeCursor } from "@/lib/operation/cursor";
import { canonicalCode } from "./code-rules";
import { countLiveRedemptions, type PromotionRow } from "./queries";
import type { PromotionSummary } from "./schema";

const LIST = "promotions";

/**
 * A page of promotions, last edited first.
 *
 * @param input `q` is a part of the name, or a code, whole.
 * @throws AppError `invalid_cursor`.
 */
export async function listPromotions(
  ctx: Context,
  input: {
    status?: PromotionRow["status"] | undefined;
    q?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ data: PromotionSummary[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(promotion)
    .where(
      and(
        input.status ? eq(promotion.status, input.status) : undefined,
        input.q ? matches(ctx, input.q) : undefined,
        input.cursor ? after(input.cursor) : undefined,
      ),
    )
    .orderBy(desc(promotion.updatedAt), desc(promotion.id))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const uses = await countLiveRedemptions(
    ctx.db,
    page.map(({ id }) => id),
  );
  return {
    data: page.map((row) => ({
      id: row.id,
      name: row.name,
      status: row.status,
      kind: row.kind,
      method: row.method,
      startsAt: row.startsAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
      uses: uses.get(row.id) ?? 0,
      usageLimit: row.usageLimit,
      updatedAt: row.updatedAt.toISOString(),
    })),
    nextCursor:
      rows.length > input.limit && last ? encodeCursor(LIST, [last.updatedAt.toISOString(), last.id]) : null,
  };
}

function matches({ db }: Context, q: string): SQL | undefined {
  const ofCode = db
    .select({ one: sql`1` })
    .from(promotionCode)
    .where(and(eq(promotionCode.promotionId, promotion.id), eq(promotionCode.code, canonicalCode(q))));
  return or(sql`strpos(lower(${promotion.name}), lower(${q})) > 0`, exists(ofCode));
}

function after(cursor: string): SQL {
  const [updatedAt, id] = decodeCursor(LIST, cursor);
  if (typeof updatedAt !== "string" || typeof id !== "string") throw new AppError("invalid_cursor");
  return sql`(${promotion.updatedAt}, ${promotion.id}) < (${updatedAt}::timestamptz, ${id}::uuid)`;
}
