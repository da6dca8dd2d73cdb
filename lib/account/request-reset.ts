import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { addAccountRequest } from "./add-account-request";

/**
 * Somebody has forgotten a password. Nothing is looked up here: the job sends the link where there is an account, and
 * nothing where there is none.
 */
export async function requestReset(
  ctx: Context,
  { email, locale }: { email: string; locale?: Locale | undefined },
): Promise<void> {
  await ctx.db.transaction((tx) => addAccountRequest(tx, { kind: "reset", email, locale }));
}
