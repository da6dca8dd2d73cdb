import { and, eq, gt, sql } from "drizzle-orm";
import { session } from "@/db/schema/auth";
import { verifyPassword } from "@/lib/auth/password";
import { AppError } from "@/lib/errors/app-error";
import { noteSecurityEvent } from "@/lib/log/note-security-event";
import type { Context } from "@/lib/operation/context";
import { requireCustomer } from "@/lib/operation/require-customer";
import { getUser, type UserRow } from "./queries";
import { wrongPassword } from "./require-good-password";

const FRESH_MINUTES = 10;

/**
 * Makes sure, before a change of consequence, that it is the owner who sits there: by the password; where the account
 * has none, by a sign-in of the last ten minutes.
 *
 * @throws AppError `unauthenticated`, `validation_failed` (wrong password), `sign_in_again`.
 */
export async function reauthenticate(
  ctx: Context,
  { currentPassword, sessionId }: { currentPassword: string; sessionId: string },
): Promise<UserRow> {
  const actor = requireCustomer(ctx);
  const owner = await getUser(ctx.db, actor);
  if (owner.passwordHash) {
    if (await verifyPassword(owner.passwordHash, currentPassword)) return owner;
    const { address, requestId } = ctx;
    noteSecurityEvent("password_again_failed", { who: actor.userId, address, requestId, where: "shop" });
    throw wrongPassword("currentPassword");
  }
  const fresh = await ctx.db
    .select({ id: session.id })
    .from(session)
    .where(
      and(
        eq(session.id, sessionId),
        eq(session.userId, actor.userId),
        gt(session.createdAt, sql`now() - make_interval(mins => ${FRESH_MINUTES})`),
      ),
    );
  if (fresh.length === 0) throw new AppError("sign_in_again");
  return owner;
}
