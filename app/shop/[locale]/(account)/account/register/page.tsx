import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { EntryFrame, EntryLink } from "@/components/account/account-frame";
import { ProviderForms } from "@/components/account/provider-forms";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getTranslations } from "@/components/i18n/words.server";
import { requestRegistrationAction } from "@/lib/account/actions";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { listProviderNames } from "@/lib/auth/providers";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.register");
  return { title: t("title"), robots: { index: false } };
}

export default async function RegisterPage() {
  if ((await findCurrentActor()).type === "customer") return redirectTo("/account");
  const [t, form] = await Promise.all([getTranslations("account.register"), getTranslations("account.form")]);
  return (
    <EntryFrame title={t("title")}>
      <p className="text-muted">{t("text")}</p>
      <AccountForm
        id="register"
        action={requestRegistrationAction}
        fields={[
          { name: "email", label: form("email"), type: "email", autoComplete: "username" },
          { name: "name", label: form("nameOptional"), type: "text", autoComplete: "name", required: false },
          {
            name: "password",
            label: form("password"),
            type: "password",
            autoComplete: "new-password",
            hint: form("newPasswordHint"),
          },
        ]}
        submit={t("submit")}
        problem={form("wrong")}
        done={t("done")}
        leaves
      />
      <ProviderForms names={listProviderNames()} next="/account" />
      <EntryLink href="/account/sign-in">{t("signIn")}</EntryLink>
    </EntryFrame>
  );
}
