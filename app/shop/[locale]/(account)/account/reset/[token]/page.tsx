import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { EntryFrame, EntryLink } from "@/components/account/account-frame";
import { getTranslations } from "@/components/i18n/words.server";
import { resetPasswordAction } from "@/lib/account/actions";
import { findLinkEmail } from "@/lib/account/find-link-email";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.reset");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const [t, form] = await Promise.all([getTranslations("account.reset"), getTranslations("account.form")]);
  const email = await findLinkEmail(systemContext("page"), { kind: "reset", token });
  if (!email) {
    return (
      <EntryFrame title={t("gone")}>
        <p>{t("goneText")}</p>
        <EntryLink href="/account/forgot">{t("again")}</EntryLink>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("title")}>
      <p>{t("text", { email })}</p>
      <AccountForm
        id="reset"
        action={resetPasswordAction}
        fields={[
          {
            name: "password",
            label: form("newPassword"),
            type: "password",
            autoComplete: "new-password",
            hint: form("newPasswordHint"),
          },
        ]}
        hidden={{ token }}
        submit={t("submit")}
        problem={form("wrong")}
      />
    </EntryFrame>
  );
}
