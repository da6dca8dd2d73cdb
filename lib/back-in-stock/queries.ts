import { and, asc, count, desc, eq, gt, isNotNull, isNull, lt, min, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { product, variant } from "@/db/schema/catalog";
import { variantTitle } from "@/lib/catalog/variant-title";
import type { Locale } from "@/lib/i18n/locales";
import { MAX_ATTEMPTS } from "./rules";

const isWaiting = and(
  isNotNull(backInStockRequest.confirmedAt),
  isNull(backInStockRequest.notifiedAt),
  lt(backInStockRequest.attempts, MAX_ATTEMPTS),
);

const columns = {
  id: backInStockRequest.id,
  email: backInStockRequest.email,
  locale: backInStockRequest.locale,
  token: backInStockRequest.token,
  confirmedAt: backInStockRequest.confirmedAt,
  handle: product.handle,
  productTitle: product.title,
  translations: product.translations,
};
export type MailedRequest = Awaited<ReturnType<typeof selectWaiting>>[number];

const selectRequests = (db: Db) =>
  db
    .select(columns)
    .from(backInStockRequest)
    .innerJoin(variant, eq(variant.id, backInStockRequest.variantId))
    .innerJoin(product, and(eq(product.id, variant.productId), eq(product.status, "active")));

export async function findRequest(db: Db, requestId: string): Promise<MailedRequest | null> {
  const [row] = await selectRequests(db).where(eq(backInStockRequest.id, requestId));
  return row ?? null;
}

/** Whoever waits longest comes first. Those that were tried are left out. */
export function selectWaiting(db: Db, variantId: string, limit: number, tried: readonly string[]) {
  const others = tried.length > 0 ? notInArray(backInStockRequest.id, [...tried]) : undefined;
  return selectRequests(db)
    .where(and(eq(backInStockRequest.variantId, variantId), isWaiting, others))
    .orderBy(asc(backInStockRequest.confirmedAt), asc(backInStockRequest.id))
    .limit(limit);
}

/** Variants that somebody waits for. */
export async function listAwaitedVariants(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ variantId: backInStockRequest.variantId })
    .from(backInStockRequest)
    .where(isWaiting);
  return rows.map(({ variantId }) => variantId);
}

export async function countNotifiedToday(db: Db, variantId: string): Promise<number> {
  const [row] = await db
    .select({ people: count() })
    .from(backInStockRequest)
    .where(
      and(
        eq(backInStockRequest.variantId, variantId),
        gt(backInStockRequest.notifiedAt, sql`now() - interval '1 day'`),
      ),
    );
  return row?.people ?? 0;
}

export async function markNotified(db: Db, id: string): Promise<void> {
  await db.update(backInStockRequest).set({ notifiedAt: sql`now()` }).where(eq(backInStockRequest.id, id));
}

export async function countAttempt(db: Db, id: string): Promise<void> {
  await db
    .update(backInStockRequest)
    .set({ attempts: sql`${backInStockRequest.attempts} + 1` })
    .where(eq(backInStockRequest.id, id));
}

/** Whatever became of its product. */
export async function selectRequestByToken(db: Db, token: string, locale: Locale) {
  const [row] = await db
    .select({
      confirmedAt: backInStockRequest.confirmedAt,
      notifiedAt: backInStockRequest.notifiedAt,
      handle: product.handle,
      status: product.status,
      productTitle: product.title,
      translations: product.translations,
      variantTitle: variant.title,
      ownVariantTitle: variantTitle(locale),
      variantCount: db.$count(variant, eq(variant.productId, product.id)),
    })
    .from(backInStockRequest)
    .innerJoin(variant, eq(variant.id, backInStockRequest.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .where(eq(backInStockRequest.token, token));
  return row ?? null;
}

export function selectMostAwaited(db: Db, productId: string | undefined, limit: number) {
  return db
    .select({
      variantId: variant.id,
      productId: product.id,
      productTitle: product.title,
      variantTitle: variant.title,
      waiting: count(),
      since: sql<string>`${min(backInStockRequest.confirmedAt)}`,
    })
    .from(backInStockRequest)
    .innerJoin(variant, eq(variant.id, backInStockRequest.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .where(and(isWaiting, productId ? eq(product.id, productId) : undefined))
    .groupBy(variant.id, product.id)
    .orderBy(desc(count()), asc(min(backInStockRequest.confirmedAt)), asc(variant.id))
    .limit(limit);
}
