import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { EntryFrame, EntryLink } from "@/components/account/account-frame";
import { requireAccount } from "@/components/account/require-account";
import { getTranslations } from "@/components/i18n/words.server";
import { confirmEmailChangeAction } from "@/lib/account/actions";
import { findLinkEmail } from "@/lib/account/find-link-email";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.email");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

/** Where the mail to a new address leads: only the account that asked for it may confirm it. */
export default async function EmailPage({ params }: Props) {
  const { token } = await params;
  const ctx = await requireAccount(`/account/email/${token}`);
  const [t, form] = await Promise.all([getTranslations("account.email"), getTranslations("account.form")]);
  const email = await findLinkEmail(ctx, { kind: "change_email", token });
  if (!email) {
    return (
      <EntryFrame title={t("gone")}>
        <p>{t("goneText")}</p>
        <EntryLink href="/account">{t("back")}</EntryLink>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("title")}>
      <p>{t("text", { email })}</p>
      <AccountForm
        id="email"
        action={confirmEmailChangeAction}
        fields={[]}
        hidden={{ token }}
        submit={t("submit")}
        problem={form("wrong")}
      />
    </EntryFrame>
  );
}
