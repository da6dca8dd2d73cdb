import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { EntryFrame, EntryLink } from "@/components/account/account-frame";
import { ProviderForms } from "@/components/account/provider-forms";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getTranslations } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";
import { signInCustomerAction } from "@/lib/account/actions";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { listProviderNames, providerLabels } from "@/lib/auth/providers";
import { safeNext } from "@/lib/auth/safe-next";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.signIn");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ next?: string; done?: string; problem?: string; from?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, done, problem, from } = await searchParams;
  const next = safeNext(wanted);
  if ((await findCurrentActor()).type === "customer") return redirectTo(next);
  const [t, form] = await Promise.all([getTranslations("account.signIn"), getTranslations("account.form")]);
  const said = (["out", "everywhere", "reset", "deleted"] as const).find((name) => name === done);
  const house = providerLabels[from ?? ""];
  const wrong =
    (["unverified", "refused", "limited"] as const).find((name) => name === problem) ??
    (house ? (["canceled", "failed"] as const).find((name) => name === problem) : undefined) ??
    (problem ? "other" : null);
  return (
    <EntryFrame title={t("title")}>
      {said ? <Alert tone="success">{t(`done.${said}`)}</Alert> : null}
      {wrong ? <Alert tone="danger">{t(`problem.${wrong}`, { house: house ?? "" })}</Alert> : null}
      <AccountForm
        id="sign-in"
        action={signInCustomerAction}
        fields={[
          { name: "email", label: form("email"), type: "email", autoComplete: "username" },
          { name: "password", label: form("password"), type: "password", autoComplete: "current-password" },
        ]}
        hidden={{ next }}
        submit={t("submit")}
        problem={form("wrong")}
      />
      <EntryLink href="/account/forgot">{t("forgot")}</EntryLink>
      <ProviderForms names={listProviderNames()} next={next} />
      <div className="grid gap-2 border-t border-line pt-6">
        <p className="text-muted">{t("noAccount")}</p>
        <EntryLink href="/account/register">{t("register")}</EntryLink>
      </div>
    </EntryFrame>
  );
}
