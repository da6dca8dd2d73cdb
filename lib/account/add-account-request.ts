import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accountRequest } from "@/db/schema/account-request";
import { defaultLocale, type Locale } from "@/lib/i18n/locales";
import { hashCapability } from "@/lib/ids/capability";
import { newId } from "@/lib/ids/new-id";
import { deriveCapability } from "@/lib/operation/derive-capability";
import { addOutboxEvent } from "@/lib/outbox/add-outbox-event";
import type { AccountRequestKind, AccountRequestRow } from "./queries";

/** How long each link serves; of what asks for nothing, how long its row is kept. */
const lifetimeMinutes: Readonly<Record<AccountRequestKind, number>> = {
  register: 24 * 60,
  reset: 30,
  change_email: 24 * 60,
  email_changed: 7 * 24 * 60,
  password_changed: 7 * 24 * 60,
  provider_linked: 7 * 24 * 60,
  new_device: 7 * 24 * 60,
  two_step_on: 7 * 24 * 60,
  two_step_off: 7 * 24 * 60,
  recovery_code_used: 7 * 24 * 60,
  recovery_codes_renewed: 7 * 24 * 60,
  api_key_created: 7 * 24 * 60,
  staff_access_changed: 7 * 24 * 60,
};
const asks: readonly AccountRequestKind[] = ["register", "reset", "change_email"];

type Request = {
  kind: AccountRequestKind;
  email: string;
  locale: Locale | undefined;
  userId?: string;
  name?: string;
  passwordHash?: string;
};

/** The capability in the mail of a request: made of its id, so that a mail which is sent again is the same. */
export const tokenOf = ({ id, kind }: Pick<AccountRequestRow, "id" | "kind">): string =>
  deriveCapability(`account ${kind}`, id);

/** Writes down that a mail is to be sent, in the caller's transaction. It asks nothing about the address. */
export async function addAccountRequest(
  db: Db,
  { kind, email, locale = defaultLocale, userId, name = "", passwordHash }: Request,
): Promise<void> {
  const id = newId();
  await db.insert(accountRequest).values({
    id,
    kind,
    email,
    locale,
    name,
    userId: userId ?? null,
    passwordHash: passwordHash ?? null,
    tokenHash: asks.includes(kind) ? hashCapability(tokenOf({ id, kind })) : null,
    expiresAt: sql`now() + make_interval(mins => ${lifetimeMinutes[kind]})`,
  });
  await addOutboxEvent(db, "account/mail.requested", { requestId: id });
}
