import { isNotNull, not } from "drizzle-orm";
import { totp } from "@/db/schema/auth";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { requireSelf } from "../require-self";
import { newTotpSecret } from "./one-time-code";
import { sealSecret } from "./secret-box";

/**
 * Makes a secret for the person's app, stored encrypted. It counts for nothing until a code of it was given; starting
 * again makes another.
 *
 * @throws AppError `unauthenticated`, `conflict` when two-step sign-in is on already.
 */
export async function startTotp(ctx: Context): Promise<Record<string, never>> {
  const { userId } = requireSelf(ctx);
  const secretEncrypted = sealSecret(newTotpSecret(), userId);
  const [made] = await ctx.db
    .insert(totp)
    .values({ userId, secretEncrypted })
    .onConflictDoUpdate({
      target: totp.userId,
      set: { secretEncrypted, lastPeriod: null },
      setWhere: not(isNotNull(totp.confirmedAt)),
    })
    .returning({ userId: totp.userId });
  if (!made) throw new AppError("conflict", "Two-step sign-in is on already");
  return {};
}
