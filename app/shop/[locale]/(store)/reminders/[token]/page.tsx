import type { Metadata } from "next";
import { LimitedAlert } from "@/components/content/limited-alert";
import { TokenForm, TokenPage } from "@/components/content/token-page";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import { resumeCheckoutAction, unsubscribeCheckoutRemindersAction } from "@/lib/checkout-reminder/actions";
import { findCheckoutReminder } from "@/lib/checkout-reminder/find-checkout-reminder";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reminder.page");
  // The address is all that it takes to see the cart and to unsubscribe: no other site hears of it.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: string; limited?: string }>;
};

/** Where the links of a reminder lead. Only buttons change something: mail programs follow links by themselves. */
export default async function ReminderPage({ params, searchParams }: Props) {
  const { token } = await params;
  const t = await getTranslations("reminder.page");
  const reminder = await findCheckoutReminder(systemContext("page"), { token, locale: await getLocale() });
  if (!reminder) {
    const isDone = (await searchParams).done === "1";
    return (
      <TokenPage title={t(isDone ? "done" : "unknown")}>
        <p>{t(isDone ? "doneText" : "unknownText")}</p>
        <Link href="/cart" className={buttonClass("secondary")}>
          {t("cart")}
        </Link>
      </TokenPage>
    );
  }
  const { lines, isOrdered } = reminder;
  const isOpen = !isOrdered && lines.length > 0;
  return (
    <TokenPage title={t("title")}>
      <LimitedAlert minutes={(await searchParams).limited} />
      <p>{t(isOpen ? "intro" : isOrdered ? "ordered" : "empty")}</p>
      {isOpen ? (
        <>
          <ul className="w-full divide-y divide-line border-y border-line">
            {lines.map((line) => (
              <li key={line.id} className="py-3 wrap-anywhere">
                {`${line.quantity} × `}
                <bdi>{line.title}</bdi>
                {line.isAvailable ? null : <span className="block text-sm text-muted">{t("gone")}</span>}
              </li>
            ))}
          </ul>
          <TokenForm action={resumeCheckoutAction} token={token} label={t("resume")} />
        </>
      ) : null}
      <TokenForm
        action={unsubscribeCheckoutRemindersAction}
        token={token}
        label={t("unsubscribe")}
        text={t("unsubscribeText")}
      />
    </TokenPage>
  );
}
