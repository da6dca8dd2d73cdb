import type { Metadata } from "next";
import { AccountFrame, AccountSection } from "@/components/account/account-frame";
import { requireAccount } from "@/components/account/require-account";
import { SessionList } from "@/components/account/session-list";
import { LimitedAlert } from "@/components/content/limited-alert";
import { LocaleField } from "@/components/i18n/locale-field";
import { getTranslations } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { revokeAllSessionsAction } from "@/lib/account/actions";
import { listSessionsOperation } from "@/lib/account/operations";
import { findCurrentSessionId } from "@/lib/auth/find-current-actor";
import { executeOperation } from "@/lib/operation/execute-operation";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.sessions");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ done?: string; limited?: string }> };

export default async function SessionsPage({ searchParams }: Props) {
  const ctx = await requireAccount("/account/sessions");
  const sessionId = await findCurrentSessionId();
  const { data } = await executeOperation(listSessionsOperation, ctx, { sessionId });
  const [t, { done, limited }] = await Promise.all([getTranslations("account.sessions"), searchParams]);
  return (
    <AccountFrame place="sessions" title={t("title")}>
      {done === "revoked" ? <Alert tone="success">{t("done")}</Alert> : null}
      <LimitedAlert minutes={limited} />
      <p className="text-muted">{t("text")}</p>
      <SessionList sessions={data} />
      <AccountSection title={t("everywhere")}>
        <p className="text-muted">{t("everywhereText")}</p>
        <form action={revokeAllSessionsAction}>
          <LocaleField />
          <Button look="secondary">{t("everywhere")}</Button>
        </form>
      </AccountSection>
    </AccountFrame>
  );
}
