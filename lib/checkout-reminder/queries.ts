import {
  and,
  asc,
  eq,
  exists,
  gt,
  isNotNull,
  isNull,
  lt,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { cart, cartLine } from "@/db/schema/cart";
import { checkoutReminder, checkoutReminderOptOut } from "@/db/schema/checkout-reminder";
import { order } from "@/db/schema/order";
import { hashCapability } from "@/lib/ids/capability";
import { MAX_ATTEMPTS, QUIET_DAYS } from "./rules";

const lately = alias(checkoutReminder, "lately");

/** An address as its opt-out is kept. */
export const hashAddress = (email: string): string => hashCapability(email.trim().toLowerCase());

const sameAddress = (column: typeof order.email | typeof lately.email): SQL =>
  eq(sql`lower(${column})`, sql`lower(${checkoutReminder.email})`);

/**
 * Reminders whose mail is owed now: the consent, and the cart's last change, are `hours` ago; something lies in the
 * cart; nothing was ordered from it, or with the address since; the address has not unsubscribed, and had no other
 * reminder lately.
 */
export function selectDueReminders(db: Db, hours: number, which: SQL | undefined, limit: number) {
  const before = sql`now() - make_interval(hours => ${hours})`;
  return db
    .select({ reminder: checkoutReminder, cart })
    .from(checkoutReminder)
    .innerJoin(
      cart,
      and(eq(cart.id, checkoutReminder.cartId), isNull(cart.completedAt), lt(cart.updatedAt, before)),
    )
    .where(
      and(
        which,
        isNull(checkoutReminder.remindedAt),
        lt(checkoutReminder.attempts, MAX_ATTEMPTS),
        lt(checkoutReminder.consentedAt, before),
        exists(db.select({ id: cartLine.id }).from(cartLine).where(eq(cartLine.cartId, cart.id))),
        notExists(
          db
            .select({ id: order.id })
            .from(order)
            .where(and(eq(order.cartId, cart.id), ne(order.status, "canceled"))),
        ),
        notExists(
          db
            .select({ id: order.id })
            .from(order)
            .where(and(sameAddress(order.email), gt(order.placedAt, checkoutReminder.consentedAt))),
        ),
        notExists(
          db
            .select({ hash: checkoutReminderOptOut.emailHash })
            .from(checkoutReminderOptOut)
            .where(
              eq(
                checkoutReminderOptOut.emailHash,
                sql`encode(sha256(convert_to(lower(${checkoutReminder.email}), 'UTF8')), 'hex')`,
              ),
            ),
        ),
        notExists(
          db
            .select({ id: lately.id })
            .from(lately)
            .where(
              and(
                sameAddress(lately.email),
                gt(lately.remindedAt, sql`now() - make_interval(days => ${QUIET_DAYS})`),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(checkoutReminder.consentedAt), asc(checkoutReminder.id))
    .limit(limit);
}

/** The reminder of a link, with its cart. */
export async function selectReminderByToken(db: Db, token: string) {
  const [row] = await db
    .select({ reminder: checkoutReminder, cart })
    .from(checkoutReminder)
    .innerJoin(cart, eq(cart.id, checkoutReminder.cartId))
    .where(eq(checkoutReminder.token, token));
  return row ?? null;
}

export async function markReminded(db: Db, id: string): Promise<void> {
  await db.update(checkoutReminder).set({ remindedAt: sql`now()` }).where(eq(checkoutReminder.id, id));
}

export async function deleteReminder(db: Db, id: string): Promise<void> {
  await db.delete(checkoutReminder).where(eq(checkoutReminder.id, id));
}

export async function countAttempt(db: Db, id: string): Promise<void> {
  await db
    .update(checkoutReminder)
    .set({ attempts: sql`${checkoutReminder.attempts} + 1` })
    .where(eq(checkoutReminder.id, id));
}

/** Old ones, and those whose cart was paid meanwhile. */
export async function deleteOldReminders(db: Db, days: number): Promise<void> {
  const { consentedAt, remindedAt, cartId } = checkoutReminder;
  const before = sql`now() - make_interval(days => ${days})`;
  const paid = db
    .select({ id: cart.id })
    .from(cart)
    .where(and(eq(cart.id, cartId), isNotNull(cart.completedAt)));
  await db
    .delete(checkoutReminder)
    .where(
      or(
        and(lt(consentedAt, before), or(isNull(remindedAt), lt(remindedAt, before))),
        and(isNull(remindedAt), exists(paid)),
      ),
    );
}
