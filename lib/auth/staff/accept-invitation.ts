import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { staffMember, user } from "@/db/schema/auth";
import { staffInvitation } from "@/db/schema/staff";
import { tellOfChange } from "@/lib/account/tell-of-change";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { recordedContext } from "@/lib/operation/recorded-db";
import { hashPassword } from "../password";
import { findPasswordProblem } from "../password-rules";
import { findInvitation, lockInvitation } from "./find-invitation";
import { endSessions } from "./queries";

type Input = { token: string; name: string; password: string };

/**
 * Makes a member of the staff of whoever holds the link of an invitation, once. Who has an account with the address keeps
 * it: the mail proves that it is theirs, the password is set anew and their sessions end. The audit log names the new
 * member as the author. Locks the invitation.
 *
 * @throws AppError `not_found` for whatever is no open invitation's link; `validation_failed` for a password that is too
 * easy.
 */
export async function acceptInvitation(
  ctx: Context,
  { token, name, password }: Input,
): Promise<Record<string, never>> {
  // Hashing is slow on purpose: strangers do not get that far.
  const open = await findInvitation(ctx.db, token);
  if (!open) throw noInvitation();
  if (findPasswordProblem(password, open.email)) throw tooEasy();
  const passwordHash = await hashPassword(password);
  await ctx.db.transaction(async (tx) => {
    const invitation = await lockInvitation(tx, token);
    if (!invitation) throw noInvitation();
    const { id: userId, passwordHash: before } = await ensureUser(tx, invitation.email);
    const actor = { type: "staff" as const, userId, email: invitation.email, permissions: new Set<never>() };
    const { db } = await recordedContext({ ...ctx, db: tx, actor }, "acceptStaffInvitation");
    await db
      .update(user)
      .set({ name, passwordHash, emailVerified: sql`coalesce(${user.emailVerified}, now())` })
      .where(eq(user.id, userId));
    await db
      .insert(staffMember)
      .values({ userId, role: invitation.role })
      .onConflictDoUpdate({ target: staffMember.userId, set: { role: invitation.role, active: true } });
    await db
      .update(staffInvitation)
      .set({ acceptedAt: sql`now()` })
      .where(eq(staffInvitation.id, invitation.id));
    await endSessions(db, userId);
    if (before) await tellOfChange(db, { kind: "password_changed", userId });
  });
  return {};
}

function tooEasy(): AppError {
  const message = "This is too easy to guess: take several words, or let your browser suggest one";
  return new AppError("validation_failed", message, {
    fields: [{ path: "password", code: "easy", message }],
  });
}

const noInvitation = () => new AppError("not_found", "This invitation is over: ask for another one");

async function ensureUser(
  db: Db,
  email: string,
): Promise<Pick<typeof user.$inferSelect, "id" | "passwordHash">> {
  await db.insert(user).values({ email }).onConflictDoNothing();
  const [row] = await db
    .select({ id: user.id, passwordHash: user.passwordHash })
    .from(user)
    .where(sql`lower(${user.email}) = ${email}`);
  if (!row) throw new Error("the account is gone");
  return row;
}
