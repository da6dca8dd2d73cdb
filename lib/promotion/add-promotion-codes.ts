import type { Db } from "@/db/client";
import { promotionCode } from "@/db/schema/promotion";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { newCode } from "./code-rules";
import { type CodeRow, selectPromotion } from "./queries";
import type { AddPromotionCodesInput, PromotionCode } from "./schema";

/**
 * Gives a promotion a code that staff have thought of, or some that nobody guesses, with a prefix.
 *
 * @throws AppError `not_found`; `code_taken` with `codes`; `conflict` when the promotion is automatic.
 */
export function addPromotionCodes(
  ctx: Context,
  { promotionId, code, count = 0, prefix, usageLimit }: AddPromotionCodesInput,
): Promise<{ data: PromotionCode[] }> {
  return ctx.db.transaction(async (tx) => {
    const row = await selectPromotion(tx, promotionId);
    if (row.method !== "code") throw new AppError("conflict", "An automatic promotion has no codes");
    const codes = code === undefined ? Array.from({ length: count }, () => newCode(prefix)) : [code];
    const made = await insertCodes(tx, promotionId, codes, usageLimit);
    return { data: made.map((entry) => toPromotionCode(entry, 0)) };
  });
}

/** Writes codes, all or none. @throws AppError `code_taken` with those that are. */
export async function insertCodes(
  db: Db,
  promotionId: string,
  codes: readonly string[],
  usageLimit: number | null,
): Promise<CodeRow[]> {
  if (codes.length === 0) return [];
  const made = await db
    .insert(promotionCode)
    .values([...new Set(codes)].map((code) => ({ promotionId, code, usageLimit })))
    .onConflictDoNothing()
    .returning();
  const missing = codes.filter((code) => !made.some((row) => row.code === code));
  if (missing.length === 0) return made;
  const message = `${missing.slice(0, 5).join(", ")}: a promotion has this code already`;
  throw new AppError("code_taken", message, {
    fields: [{ path: "code", code: "taken", message }],
    details: { codes: missing },
  });
}

export function toPromotionCode(row: CodeRow, uses: number): PromotionCode {
  const { id, code, usageLimit, createdAt } = row;
  return { id, code, usageLimit, uses, createdAt: createdAt.toISOString() };
}
