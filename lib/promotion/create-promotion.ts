import { promotion } from "@/db/schema/promotion";
import type { Context } from "@/lib/operation/context";
import { insertCodes } from "./add-promotion-codes";
import { toColumns } from "./draft-rules";
import { replaceGoods, requireDraft } from "./save-goods";
import type { CreatePromotionInput, Promotion } from "./schema";
import { toPromotion } from "./to-promotion";

/** Makes a promotion, with its codes. @throws AppError `validation_failed`; `code_taken` with `codes`. */
export function createPromotion(ctx: Context, input: CreatePromotionInput): Promise<Promotion> {
  return ctx.db.transaction(async (tx) => {
    await requireDraft(tx, input, 0);
    const [row] = await tx.insert(promotion).values(toColumns(input)).returning();
    if (!row) throw new Error("createPromotion: the insert returned no row");
    await replaceGoods(tx, row.id, input);
    await insertCodes(tx, row.id, input.codes, null);
    return toPromotion(tx, row);
  });
}
