import { eq, sql } from "drizzle-orm";
import { user } from "@/db/schema/auth";
import { hashPassword } from "@/lib/auth/password";
import { revokeUserSessions } from "@/lib/auth/user-sessions";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { addAccountRequest } from "./add-account-request";
import { deleteRequests, findOpenRequest, findUserByEmail, lockOpenRequest } from "./queries";
import { requireGoodPassword } from "./require-good-password";

/**
 * Sets a new password by the link of a mail, ends every session of the account, and tells its address. The link serves
 * once, and all others of the address end with it. Nobody is signed in by it.
 *
 * @throws AppError `not_found` (no such link), `validation_failed` (a password that is too easy).
 */
export async function resetPassword(
  ctx: Context,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const asked = await findOpenRequest(ctx.db, "reset", token);
  if (!asked) throw new AppError("not_found", "This link was used, or is too old");
  requireGoodPassword(password, asked.email, "password");
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction(async (tx) => {
    const { email, locale } = await lockOpenRequest(tx, "reset", token);
    const owner = await findUserByEmail(tx, email);
    if (!owner) throw new AppError("not_found", "This link was used, or is too old");
    await tx
      .update(user)
      // Who has read the mail owns the address.
      .set({ passwordHash, emailVerified: sql`coalesce(${user.emailVerified}, now())` })
      .where(eq(user.id, owner.id));
    await revokeUserSessions(tx, owner.id);
    await deleteRequests(tx, "reset", email);
    await addAccountRequest(tx, { kind: "password_changed", email: owner.email, userId: owner.id, locale });
  });
}
