import { eq } from "drizzle-orm";
import { user } from "@/db/schema/auth";
import { type Device, openSessionOf } from "@/lib/auth/open-session";
import { hashPassword } from "@/lib/auth/password";
import { revokeUserSessions } from "@/lib/auth/user-sessions";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { addAccountRequest } from "./add-account-request";
import { lockUser } from "./queries";
import { reauthenticate } from "./reauthenticate";
import { requireGoodPassword } from "./require-good-password";

type Input = {
  currentPassword: string;
  newPassword: string;
  sessionId: string;
  locale?: Locale | undefined;
};

/**
 * Changes the password, ends every session of the account, also the one that asks, and opens another in its place: a
 * cookie that was copied before is nobody's. The address is told.
 *
 * @throws AppError what `reauthenticate` throws; `validation_failed` (too easy); `conflict` when it was changed meanwhile.
 */
export async function changePassword(
  ctx: Context,
  input: Input,
  device?: Device,
): Promise<{ sessionId: string }> {
  const owner = await reauthenticate(ctx, input);
  requireGoodPassword(input.newPassword, owner.email, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  return ctx.db.transaction(async (tx) => {
    const now = await lockUser(tx, owner.id);
    if (now.passwordHash !== owner.passwordHash) throw new AppError("conflict");
    await tx.update(user).set({ passwordHash }).where(eq(user.id, owner.id));
    await revokeUserSessions(tx, owner.id);
    const { email, id: userId } = now;
    await addAccountRequest(tx, { kind: "password_changed", email, userId, locale: input.locale });
    const { sessionId } = await openSessionOf(tx, owner.id, { audience: "shop", ...(device && { device }) });
    return { sessionId };
  });
}
