import { and, eq } from "drizzle-orm";
import { accountRequest } from "@/db/schema/account-request";
import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { addAccountRequest } from "./add-account-request";
import { reauthenticate } from "./reauthenticate";

type Input = { email: string; currentPassword: string; sessionId: string; locale?: Locale | undefined };

/**
 * Asks a new address whether it is the customer's; nothing changes before it has answered. A second wish takes the place
 * of the first. An address that has an account is asked nothing: the job tells it, and nobody else.
 *
 * @throws AppError what `reauthenticate` throws; `validation_failed` for the address that it is already.
 */
export async function requestEmailChange(ctx: Context, input: Input): Promise<void> {
  const { id: userId, email: before } = await reauthenticate(ctx, input);
  if (before.toLowerCase() === input.email.toLowerCase()) {
    const message = "This is the address of the account already";
    throw new AppError("validation_failed", message, {
      fields: [{ path: "email", code: "email_same", message }],
    });
  }
  await ctx.db.transaction(async (tx) => {
    await tx
      .delete(accountRequest)
      .where(and(eq(accountRequest.kind, "change_email"), eq(accountRequest.userId, userId)));
    await addAccountRequest(tx, { kind: "change_email", email: input.email, userId, locale: input.locale });
  });
}
