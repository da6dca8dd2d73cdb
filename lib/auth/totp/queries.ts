import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { totp, user } from "@/db/schema/auth";
import { recoveryCode } from "@/db/schema/staff";
import { tellOfChange } from "@/lib/account/tell-of-change";
import { newCapability } from "@/lib/ids/capability";
import { hashRecoveryCode, RECOVERY_CODES, toRecoveryCode } from "./recovery-codes";

export async function findTotp(db: Db, userId: string) {
  const [row] = await db.select().from(totp).where(eq(totp.userId, userId));
  return row ?? null;
}

/** Whether a sign-in with this address asks for a code besides. */
export async function hasSecondFactor(db: Db, email: string): Promise<boolean> {
  const found = await db
    .select({ userId: totp.userId })
    .from(totp)
    .innerJoin(user, eq(user.id, totp.userId))
    .where(and(sql`lower(${user.email}) = lower(${email})`, isNotNull(totp.confirmedAt)));
  return found.length > 0;
}

/** Takes a period's code, once and never an older one. @returns whether it could be taken. */
export async function takePeriod(db: Db, userId: string, period: number): Promise<boolean> {
  const taken = await db
    .update(totp)
    .set({ lastPeriod: period })
    .where(and(eq(totp.userId, userId), or(isNull(totp.lastPeriod), lt(totp.lastPeriod, period))))
    .returning({ userId: totp.userId });
  return taken.length > 0;
}

/** Takes a recovery code, and tells the person by mail. @returns whether there was such a code, not used yet. */
export async function takeRecoveryCode(db: Db, userId: string, code: string): Promise<boolean> {
  const taken = await db
    .update(recoveryCode)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(recoveryCode.userId, userId),
        eq(recoveryCode.codeHash, hashRecoveryCode(code)),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ id: recoveryCode.id });
  if (taken.length === 0) return false;
  const left = await db.$count(
    recoveryCode,
    and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)),
  );
  await tellOfChange(db, { kind: "recovery_code_used", userId, name: String(left) });
  return true;
}

/** Replaces all codes. @returns the new ones, which nobody can read again. */
export async function renewRecoveryCodes(db: Db, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => toRecoveryCode(newCapability()));
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  await db.insert(recoveryCode).values(codes.map((code) => ({ userId, codeHash: hashRecoveryCode(code) })));
  return codes;
}

/** Turns two-step sign-in off; the person is told, if it was on. */
export async function removeTotp(db: Db, userId: string): Promise<void> {
  await db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  const [removed] = await db.delete(totp).where(eq(totp.userId, userId)).returning();
  if (removed?.confirmedAt) await tellOfChange(db, { kind: "two_step_off", userId });
}
