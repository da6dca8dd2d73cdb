import { and, eq, isNull, sql } from "drizzle-orm";
import { totp } from "@/db/schema/auth";
import { staffSession } from "@/db/schema/staff";
import { tellOfChange } from "@/lib/account/tell-of-change";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireSelf } from "../require-self";
import { findCodePeriod } from "./one-time-code";
import { findTotp, renewRecoveryCodes } from "./queries";
import { openSecret } from "./secret-box";
import { wrongCode } from "./verify-second-factor";

/**
 * Turns two-step sign-in on with the first code of the app. This session has given it; all others must.
 *
 * @returns the recovery codes, for once.
 * @throws AppError `unauthenticated`, `conflict` when nothing was started or it is on, `validation_failed`.
 */
export function confirmTotp(ctx: Context, { code }: { code: string }): Promise<{ recoveryCodes: string[] }> {
  const { userId, sessionId } = requireSelf(ctx);
  return ctx.db.transaction(async (tx) => {
    const row = await findTotp(tx, userId);
    if (!row || row.confirmedAt) throw new AppError("conflict", "Start to set it up once more");
    const lastPeriod = findCodePeriod(openSecret(row.secretEncrypted, userId), code.replaceAll(/\s/g, ""));
    if (lastPeriod === null) throw wrongCode();
    const confirmed = await tx
      .update(totp)
      .set({ confirmedAt: sql`now()`, lastPeriod })
      .where(
        and(eq(totp.userId, userId), isNull(totp.confirmedAt), eq(totp.secretEncrypted, row.secretEncrypted)),
      )
      .returning({ userId: totp.userId });
    if (confirmed.length === 0) throw new AppError("conflict", "Start to set it up once more");
    await tx
      .insert(staffSession)
      .values({ sessionId, secondFactorAt: sql`now()` })
      .onConflictDoUpdate({ target: staffSession.sessionId, set: { secondFactorAt: sql`now()` } });
    await tellOfChange(tx, { kind: "two_step_on", userId });
    return { recoveryCodes: await renewRecoveryCodes(tx, userId) };
  });
}
