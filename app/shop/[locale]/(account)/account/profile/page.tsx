import type { Metadata } from "next";
import { type AccountField, AccountForm } from "@/components/account/account-form";
import { AccountFrame, AccountSection, EntryLink } from "@/components/account/account-frame";
import { requireAccount } from "@/components/account/require-account";
import { getTranslations } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";
import { changePasswordAction, requestEmailChangeAction } from "@/lib/account/actions";
import { getAccountOperation } from "@/lib/account/operations";
import { providerLabels } from "@/lib/auth/providers";
import { renameCustomerAction } from "@/lib/customer/actions";
import { executeOperation } from "@/lib/operation/execute-operation";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.profile");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string }> };

export default async function ProfilePage({ searchParams }: Props) {
  const ctx = await requireAccount("/account/profile");
  const [account, t, form, { done }] = await Promise.all([
    executeOperation(getAccountOperation, ctx, {}),
    getTranslations("account.profile"),
    getTranslations("account.form"),
    searchParams,
  ]);
  const said = (["password", "email"] as const).find((name) => name === done);
  const current: AccountField[] = account.hasPassword
    ? [
        {
          name: "currentPassword",
          label: form("currentPassword"),
          type: "password",
          autoComplete: "current-password",
        },
      ]
    : [];
  return (
    <AccountFrame place="profile" title={t("title")}>
      {said ? <Alert tone="success">{t(`done.${said}`)}</Alert> : null}
      <AccountSection title={t("name")}>
        <AccountForm
          id="name"
          action={renameCustomerAction}
          fields={[
            { name: "name", label: form("name"), type: "text", autoComplete: "name", before: account.name },
          ]}
          submit={t("saveName")}
          problem={form("wrong")}
          done={t("savedName")}
          look="secondary"
        />
      </AccountSection>
      <AccountSection title={t("email")}>
        <p className="wrap-anywhere">{t("emailNow", { email: account.email })}</p>
        {account.pendingEmail ? (
          <p className="wrap-anywhere text-muted">{t("emailWaits", { email: account.pendingEmail })}</p>
        ) : null}
        <AccountForm
          id="email"
          action={requestEmailChangeAction}
          fields={[{ name: "email", label: t("newEmail"), type: "email", autoComplete: "email" }, ...current]}
          submit={t("changeEmail")}
          problem={form("wrong")}
          done={t("emailDone")}
          look="secondary"
        />
      </AccountSection>
      <AccountSection title={t("password")}>
        {account.hasPassword ? (
          <>
            <p className="text-muted">{t("passwordText")}</p>
            <AccountForm
              id="password"
              action={changePasswordAction}
              fields={[
                ...current,
                {
                  name: "newPassword",
                  label: form("newPassword"),
                  type: "password",
                  autoComplete: "new-password",
                  hint: form("newPasswordHint"),
                },
              ]}
              submit={t("changePassword")}
              problem={form("wrong")}
              look="secondary"
            />
          </>
        ) : (
          <>
            <p>
              {t("noPassword", {
                providers: account.providers.map((name) => providerLabels[name] ?? name).join(", "),
              })}
            </p>
            <EntryLink href="/account/forgot">{t("setPassword")}</EntryLink>
          </>
        )}
      </AccountSection>
    </AccountFrame>
  );
}
