import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { staffInvitation } from "@/db/schema/staff";
import { hashCapability } from "@/lib/ids/capability";

/** The open invitation that a link names; null when it was used, ended or is over, or never was. */
export async function findInvitation(db: Db, token: string) {
  const [row] = await db.select().from(staffInvitation).where(isOpen(token));
  return row ?? null;
}

/** The same, kept from everybody else until the transaction ends: it is used once. */
export async function lockInvitation(db: Db, token: string) {
  const [row] = await db.select().from(staffInvitation).where(isOpen(token)).for("update");
  return row ?? null;
}

const isOpen = (token: string) =>
  and(
    eq(staffInvitation.tokenHash, hashCapability(token)),
    isNull(staffInvitation.acceptedAt),
    isNull(staffInvitation.revokedAt),
    gt(staffInvitation.expiresAt, sql`now()`),
  );
