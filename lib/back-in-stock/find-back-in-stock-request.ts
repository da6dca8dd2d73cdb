import type { Locale } from "@/lib/i18n/locales";
import { textIn } from "@/lib/i18n/text-in";
import type { Context } from "@/lib/operation/context";
import { selectRequestByToken } from "./queries";
import type { BackInStockRequest } from "./schema";

/** The request of a link, also of a product that is not on sale any more: whoever made it may withdraw it. */
export async function findBackInStockRequest(
  ctx: Context,
  { token, locale }: { token: string; locale: Locale },
): Promise<BackInStockRequest | null> {
  const row = await selectRequestByToken(ctx.db, token, locale);
  if (!row) return null;
  return {
    productTitle: textIn(row, locale, "title", row.productTitle),
    variantTitle: row.variantCount > 1 ? (row.ownVariantTitle ?? row.variantTitle) : null,
    handle: row.status === "active" ? row.handle : null,
    state: row.notifiedAt ? "told" : row.confirmedAt ? "waiting" : "unconfirmed",
  };
}
