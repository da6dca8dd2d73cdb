import { hashPassword } from "@/lib/auth/password";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { addAccountRequest } from "./add-account-request";
import { requireGoodPassword } from "./require-good-password";

type Input = { email: string; password: string; name: string; locale?: Locale | undefined };

/**
 * Somebody wants an account. Nothing is looked up here: whether the address has one already is found by the job that
 * sends the mail, which says so to the mailbox alone. So a known address and an unknown one are the same work and the
 * same answer. There is no account until its mail is answered (`completeRegistration`).
 *
 * @throws AppError `validation_failed` for a password that is too easy.
 */
export async function requestRegistration(ctx: Context, input: Input): Promise<void> {
  requireGoodPassword(input.password, input.email, "password");
  const passwordHash = await hashPassword(input.password);
  const { email, name, locale } = input;
  await ctx.db.transaction((tx) =>
    addAccountRequest(tx, { kind: "register", email, name, locale, passwordHash }),
  );
}
