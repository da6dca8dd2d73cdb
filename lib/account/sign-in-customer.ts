import { type Device, openSession } from "@/lib/auth/open-session";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { ensureCustomer, getUser } from "./queries";

/**
 * Opens a session at the shop. An unknown address, a wrong password, an account without a password and a banned one are
 * the same answer and the same work. Staff are customers here: this session never opens the admin.
 *
 * @throws AppError `sign_in_failed`.
 */
export async function signInCustomer(
  ctx: Context,
  { locale, ...input }: { email: string; password: string; locale?: Locale | undefined },
  device?: Device,
): Promise<{ sessionId: string }> {
  const opened = await openSession(ctx.db, input, { audience: "shop", locale, ...(device && { device }) });
  if (!opened) throw new AppError("sign_in_failed");
  await ensureCustomer(ctx.db, await getUser(ctx.db, { userId: opened.id }));
  return { sessionId: opened.sessionId };
}
