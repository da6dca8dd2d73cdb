import { sql } from "drizzle-orm";
import { user } from "@/db/schema/auth";
import { type Device, openSessionOf } from "@/lib/auth/open-session";
import { verifyPassword } from "@/lib/auth/password";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { deleteRequests, ensureCustomer, findOpenRequest, lockOpenRequest } from "./queries";
import { requireGoodPassword, wrongPassword } from "./require-good-password";

type Input = { token: string; password: string };

/**
 * Makes the account of a registration whose mail has arrived, and signs in. It takes the link and the password of the
 * registration: who registered another's address has no link, and whose address was registered by another has no
 * password, so neither gets an account with the other's part of it. The link serves once, and all others of the address
 * end with it.
 *
 * @throws AppError `not_found` (no such link, or the address has an account by now), `validation_failed` (wrong password).
 */
export async function completeRegistration(
  ctx: Context,
  { token, password }: Input,
  device?: Device,
): Promise<{ sessionId: string }> {
  const asked = await findOpenRequest(ctx.db, "register", token);
  const isRight = await verifyPassword(asked?.passwordHash ?? null, password);
  if (!asked) throw new AppError("not_found", "This link was used, or is too old");
  if (!isRight) throw wrongPassword("password");
  requireGoodPassword(password, asked.email, "password");
  return ctx.db.transaction(async (tx) => {
    const { email, name, passwordHash } = await lockOpenRequest(tx, "register", token);
    const [made] = await tx
      .insert(user)
      .values({ email, name, passwordHash, emailVerified: sql`now()` })
      .onConflictDoNothing()
      .returning();
    if (!made) throw new AppError("not_found", "There is an account of this address already");
    await deleteRequests(tx, "register", email);
    await ensureCustomer(tx, made);
    const { sessionId } = await openSessionOf(tx, made.id, { audience: "shop", ...(device && { device }) });
    return { sessionId };
  });
}
