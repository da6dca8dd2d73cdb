import { and, count, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { product, variant } from "@/db/schema/catalog";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { newCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { CONFIRM_HOURS, CONSENT_VERSION, MAX_UNCONFIRMED } from "./rules";

type Input = { variantId: string; email: string; locale: Locale };

/**
 * Asks an address, by mail, whether it wants to be told when the variant is back; the caller has seen the consent
 * given. What comes back is the same whether the address is known or not, or has been asked too often. One request
 * for each variant and address: asking again changes nothing until it has expired or was answered.
 *
 * Records the exact words that were agreed to, in the form's language. Takes a lock on the address.
 *
 * @throws AppError `variant_not_found`.
 */
export async function requestBackInStock(ctx: Context, { variantId, email, locale }: Input): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await requireShown(tx, variantId);
    const address = email.trim().toLowerCase();
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`back-in-stock:${address}`}, 0))`);
    await tx.delete(backInStockRequest).where(and(isOf(address), isOver()));
    if ((await countUnconfirmed(tx, address)) >= MAX_UNCONFIRMED) return;
    const [made] = await tx
      .insert(backInStockRequest)
      .values({
        variantId,
        email: address,
        locale,
        token: newCapability(),
        consentText: getTranslator(locale, "backInStockForm")("consent"),
        consentVersion: CONSENT_VERSION,
      })
      .onConflictDoNothing()
      .returning({ id: backInStockRequest.id });
    if (made) await addOutboxEvent(tx, "back-in-stock/requested", { requestId: made.id });
  });
  // Somebody sits before an inbox: the mail does not wait for the timer.
  kickOutbox();
}

async function requireShown(db: Db, variantId: string): Promise<void> {
  const [row] = await db
    .select({ id: variant.id })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(and(eq(variant.id, variantId), eq(product.status, "active")));
  if (!row) throw new AppError("variant_not_found");
}

const isOf = (address: string): SQL => sql`lower(${backInStockRequest.email}) = ${address}`;

/** Never confirmed, or answered: it makes room for a new one. */
const isOver = (): SQL | undefined =>
  or(
    isNotNull(backInStockRequest.notifiedAt),
    and(
      isNull(backInStockRequest.confirmedAt),
      sql`${backInStockRequest.createdAt} < now() - make_interval(hours => ${CONFIRM_HOURS})`,
    ),
  );

async function countUnconfirmed(db: Db, address: string): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(backInStockRequest)
    .where(and(isOf(address), isNull(backInStockRequest.confirmedAt)));
  return row?.open ?? 0;
}
