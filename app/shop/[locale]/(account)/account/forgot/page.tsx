import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { EntryFrame, EntryLink } from "@/components/account/account-frame";
import { getTranslations } from "@/components/i18n/words.server";
import { requestResetAction } from "@/lib/account/actions";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.forgot");
  return { title: t("title"), robots: { index: false } };
}

export default async function ForgotPage() {
  const [t, form] = await Promise.all([getTranslations("account.forgot"), getTranslations("account.form")]);
  return (
    <EntryFrame title={t("title")}>
      <p className="text-muted">{t("text")}</p>
      <AccountForm
        id="forgot"
        action={requestResetAction}
        fields={[{ name: "email", label: form("email"), type: "email", autoComplete: "username" }]}
        submit={t("submit")}
        problem={form("wrong")}
        done={t("done")}
        leaves
      />
      <EntryLink href="/account/sign-in">{t("back")}</EntryLink>
    </EntryFrame>
  );
}
