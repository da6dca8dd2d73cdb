import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accountRequest } from "@/db/schema/account-request";
import { user } from "@/db/schema/auth";
import { customer } from "@/db/schema/customer";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import type { CustomerActor } from "@/lib/operation/require-customer";

export type AccountRequestRow = typeof accountRequest.$inferSelect;
export type AccountRequestKind = AccountRequestRow["kind"];
export type UserRow = typeof user.$inferSelect;

/** The request of a link that still counts; null for any other. */
export async function findOpenRequest(
  db: Db,
  kind: AccountRequestKind,
  token: string,
): Promise<AccountRequestRow | null> {
  const [row] = await db.select().from(accountRequest).where(isOpen(kind, token));
  return row ?? null;
}

/**
 * `findOpenRequest`, locked until the transaction ends: whoever uses the link deletes the row, so it serves once.
 *
 * @throws AppError `not_found`.
 */
export async function lockOpenRequest(
  db: Db,
  kind: AccountRequestKind,
  token: string,
): Promise<AccountRequestRow> {
  const [row] = await db.select().from(accountRequest).where(isOpen(kind, token)).for("update");
  if (!row) throw new AppError("not_found", "This link was used, or is too old");
  return row;
}

const isOpen = (kind: AccountRequestKind, token: string) =>
  and(
    eq(accountRequest.kind, kind),
    eq(accountRequest.tokenHash, hashCapability(token)),
    gt(accountRequest.expiresAt, sql`now()`),
  );

export async function findRequest(db: Db, id: string): Promise<AccountRequestRow | null> {
  const [row] = await db.select().from(accountRequest).where(eq(accountRequest.id, id));
  return row ?? null;
}

/** Links of one kind that were sent to an address lead nowhere from now on. */
export async function deleteRequests(db: Db, kind: AccountRequestKind, email: string): Promise<void> {
  await db
    .delete(accountRequest)
    .where(and(eq(accountRequest.kind, kind), sql`lower(${accountRequest.email}) = lower(${email})`));
}

/** Removes what nobody can use any more; called by the timer. */
export async function pruneAccountRequests(db: Db): Promise<void> {
  await db.delete(accountRequest).where(lt(accountRequest.expiresAt, sql`now()`));
}

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | null> {
  const [row] = await db.select().from(user).where(sql`lower(${user.email}) = lower(${email})`);
  return row ?? null;
}

/** The user behind a customer, locked: changes of one account go one after another. */
export async function lockUser(db: Db, userId: string): Promise<UserRow> {
  const [row] = await db.select().from(user).where(eq(user.id, userId)).for("update");
  if (!row) throw new AppError("not_found");
  return row;
}

export async function getUser(db: Db, { userId }: Pick<CustomerActor, "userId">): Promise<UserRow> {
  const [row] = await db.select().from(user).where(eq(user.id, userId));
  if (!row) throw new AppError("not_found");
  return row;
}

/** The customer that a user is at the shop; made at the first time. */
export async function ensureCustomer(db: Db, { id: userId, email, name }: UserRow): Promise<string> {
  const own = () => db.select({ id: customer.id }).from(customer).where(eq(customer.userId, userId));
  const [known] = await own();
  if (known) return known.id;
  await db.insert(customer).values({ userId, email, name }).onConflictDoNothing();
  // A customer of that address whom nobody is yet, as an import may bring, is this one.
  await db
    .update(customer)
    .set({ userId })
    .where(and(isNull(customer.userId), sql`lower(${customer.email}) = lower(${email})`));
  const [made] = await own();
  if (!made) throw new Error("the customer was just made");
  return made.id;
}
