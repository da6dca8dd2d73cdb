import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { totp } from "@/db/schema/auth";
import { recoveryCode } from "@/db/schema/staff";

/** What the page of one's own security shows. */
export async function findTotpState(db: Db, userId: string): Promise<{ isOn: boolean; codesLeft: number }> {
  const [on] = await db
    .select({ userId: totp.userId })
    .from(totp)
    .where(and(eq(totp.userId, userId), isNotNull(totp.confirmedAt)));
  const [left] = await db
    .select({ count: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)));
  return { isOn: on !== undefined, codesLeft: left?.count ?? 0 };
}
