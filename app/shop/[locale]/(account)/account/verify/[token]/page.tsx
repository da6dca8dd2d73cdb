import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { EntryFrame, EntryLink } from "@/components/account/account-frame";
import { getTranslations } from "@/components/i18n/words.server";
import { completeRegistrationAction } from "@/lib/account/actions";
import { findLinkEmail } from "@/lib/account/find-link-email";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.verify");
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

/** Where the mail of a registration leads. Only the form confirms: mail programs follow links by themselves. */
export default async function VerifyPage({ params }: Props) {
  const { token } = await params;
  const [t, form] = await Promise.all([getTranslations("account.verify"), getTranslations("account.form")]);
  const email = await findLinkEmail(systemContext("page"), { kind: "register", token });
  if (!email) {
    return (
      <EntryFrame title={t("gone")}>
        <p>{t("goneText")}</p>
        <EntryLink href="/account/register">{t("register")}</EntryLink>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("title")}>
      <p>{t("text", { email })}</p>
      <AccountForm
        id="verify"
        action={completeRegistrationAction}
        fields={[
          { name: "password", label: form("password"), type: "password", autoComplete: "current-password" },
        ]}
        hidden={{ token }}
        submit={t("submit")}
        problem={form("wrong")}
      />
    </EntryFrame>
  );
}
