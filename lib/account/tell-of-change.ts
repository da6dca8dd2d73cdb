import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { user } from "@/db/schema/auth";
import type { Locale } from "@/lib/i18n/locales";
import { addAccountRequest } from "./add-account-request";
import type { AccountRequestKind } from "./queries";

type Change = {
  kind: Exclude<AccountRequestKind, "register" | "reset" | "change_email">;
  userId: string;
  /** What the mail names: a provider, a device, a key, a number. */
  name?: string;
  locale?: Locale | undefined;
};

/**
 * Has somebody told by mail that a way into their account has changed, in the caller's transaction: who did it gets a mail
 * that says nothing new, and who did not learns of it. Whoever is no user any more gets none.
 */
export async function tellOfChange(db: Db, { kind, userId, name = "", locale }: Change): Promise<void> {
  const [owner] = await db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  if (owner)
    await addAccountRequest(db, { kind, email: owner.email, userId, name: name.slice(0, 100), locale });
}
