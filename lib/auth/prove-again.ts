import { eq, sql } from "drizzle-orm";
import { user } from "@/db/schema/auth";
import { staffSession } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import { planSubjectUses } from "@/lib/limit/plan-uses";
import { requireUses } from "@/lib/limit/require-uses";
import { noteSecurityEvent } from "@/lib/log/note-security-event";
import type { Context, StaffActor } from "@/lib/operation/context";
import { verifyPassword } from "./password";
import { requireSelf } from "./require-self";
import { checkCode } from "./totp/check-code";
import { isAppCode } from "./totp/recovery-codes";

/** The field of any form that takes it. */
export const STEP_UP_FIELD = "stepUpPassword";

/**
 * Takes the password, or the six digits of the app, once more: for some minutes this session may do what is dangerous.
 *
 * @returns the actor as it is then.
 * @throws AppError `validation_failed` (field `stepUpPassword`) when it is wrong, `rate_limited`, `unauthenticated`.
 */
export async function proveAgain(ctx: Context, typed: string): Promise<StaffActor> {
  const self = requireSelf(ctx);
  await requireUses(planSubjectUses("step_up", { address: ctx.address ?? "unknown", actor: self }, {}));
  const isRight = isAppCode(typed.trim())
    ? (await checkCode(ctx.db, self.userId, typed)) || (await isPassword(ctx, self.userId, typed))
    : await isPassword(ctx, self.userId, typed);
  if (!isRight) {
    const { address, requestId } = ctx;
    noteSecurityEvent("password_again_failed", { who: self.userId, address, requestId, where: "staff" });
    const message = "That is not your password, nor a code of your app that was not used yet";
    throw new AppError("validation_failed", message, {
      fields: [{ path: STEP_UP_FIELD, code: "wrong", message }],
    });
  }
  await ctx.db
    .insert(staffSession)
    .values({ sessionId: self.sessionId, provedAgainAt: sql`now()` })
    .onConflictDoUpdate({ target: staffSession.sessionId, set: { provedAgainAt: sql`now()` } });
  return { ...self, provedAt: new Date() };
}

async function isPassword({ db }: Context, userId: string, typed: string): Promise<boolean> {
  const [row] = await db.select({ passwordHash: user.passwordHash }).from(user).where(eq(user.id, userId));
  return verifyPassword(row?.passwordHash ?? null, typed.slice(0, 1000));
}
