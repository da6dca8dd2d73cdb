import { sql } from "drizzle-orm";
import { staffSession } from "@/db/schema/staff";
import { AppError } from "@/lib/errors/app-error";
import { noteSecurityEvent } from "@/lib/log/note-security-event";
import type { Context } from "@/lib/operation/context";
import { requireSelf } from "../require-self";
import { checkCode } from "./check-code";
import { isAppCode } from "./recovery-codes";

/**
 * The second step of a sign-in: a code of the app or a recovery code, each once. Until then, the session may do nothing.
 * Its door counts the tries.
 *
 * @throws AppError `unauthenticated`, `validation_failed` when the code is wrong or was used.
 */
export async function verifySecondFactor(
  ctx: Context,
  { code }: { code: string },
): Promise<Record<string, never>> {
  const self = requireSelf(ctx);
  const { address, requestId } = ctx;
  await ctx.db.transaction(async (tx) => {
    if (!(await checkCode(tx, self.userId, code))) {
      noteSecurityEvent("second_factor_failed", { who: self.userId, address, requestId });
      throw wrongCode();
    }
    await tx
      .insert(staffSession)
      .values({ sessionId: self.sessionId, secondFactorAt: sql`now()` })
      .onConflictDoUpdate({ target: staffSession.sessionId, set: { secondFactorAt: sql`now()` } });
  });
  const where = isAppCode(code.replaceAll(/\s/g, "")) ? "app" : "recovery code";
  noteSecurityEvent("second_factor_passed", { who: self.userId, address, requestId, where });
  return {};
}

export function wrongCode(): AppError {
  const message = "The code is wrong, or was used already. Wait for the next one.";
  return new AppError("validation_failed", message, { fields: [{ path: "code", code: "wrong", message }] });
}
