import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { AccountFrame, AccountSection } from "@/components/account/account-frame";
import { requireAccount } from "@/components/account/require-account";
import { getTranslations } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import { deleteAccountAction } from "@/lib/account/actions";
import { getAccountOperation } from "@/lib/account/operations";
import { executeOperation } from "@/lib/operation/execute-operation";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.privacy");
  return { title: t("title"), robots: { index: false } };
}

export default async function PrivacyPage() {
  const ctx = await requireAccount("/account/privacy");
  const [{ hasPassword }, t, form] = await Promise.all([
    executeOperation(getAccountOperation, ctx, {}),
    getTranslations("account.privacy"),
    getTranslations("account.form"),
  ]);
  return (
    <AccountFrame place="privacy" title={t("title")}>
      <AccountSection title={t("export")}>
        <p>{t("exportText")}</p>
        <p>
          <a href="/api/account/export" download className={buttonClass("secondary")}>
            {t("download")}
          </a>
        </p>
      </AccountSection>
      <AccountSection title={t("delete")}>
        <p>{t("deleteText")}</p>
        <p className="text-muted">{t("stays")}</p>
        <p>{t(hasPassword ? "confirm" : "fresh")}</p>
        <AccountForm
          id="delete"
          action={deleteAccountAction}
          fields={
            hasPassword
              ? [
                  {
                    name: "currentPassword",
                    label: form("currentPassword"),
                    type: "password",
                    autoComplete: "current-password",
                  },
                ]
              : []
          }
          submit={t("submit")}
          problem={form("wrong")}
          look="secondary"
        />
      </AccountSection>
    </AccountFrame>
  );
}
