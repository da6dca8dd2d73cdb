import type { Metadata } from "next";
import { DraftPayment } from "@/components/checkout/draft-payment";
import { PaymentLinkView } from "@/components/checkout/payment-link-view";
import { LimitedAlert } from "@/components/content/limited-alert";
import { TokenPage } from "@/components/content/token-page";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button";
import { findLimitedMinutes } from "@/lib/api/limited-minutes";
import { getPaymentLinkOperation } from "@/lib/draft-order/operations";
import type { PaymentLink } from "@/lib/draft-order/schema";
import { AppError } from "@/lib/errors/app-error";
import { getMessages } from "@/lib/i18n/messages";
import { newId } from "@/lib/ids/new-id";
import { formatMoney } from "@/lib/money/money";
import { getDatabase } from "@/lib/operation/database";
import { executeOperation } from "@/lib/operation/execute-operation";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("pay");
  // Its address is all that it takes to pay, and to read an address: no other site hears of it.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ token: string }> };

/** Where the link of a mail leads: what is to be paid, and the way to pay it. */
export default async function PayPage({ params }: Props) {
  const { token } = await params;
  const t = await getTranslations("pay");
  const locale = await getLocale();
  const minutes = await findLimitedMinutes("payment_link");
  if (minutes !== null) {
    return (
      <main className="px-4">
        <TokenPage title={t("title")}>
          <LimitedAlert minutes={minutes} />
        </TokenPage>
      </main>
    );
  }
  const offer = await findOffer(token);
  if (!offer) return <Ended title={t("unknown")} text={t("unknownText")} />;
  if (offer.state === "canceled" || offer.state === "ended" || offer.state === "incomplete") {
    return <Ended title={t(offer.state)} text={t(`${offer.state}Text`)} />;
  }
  if (offer.state === "completed" && offer.order) {
    const { id, number, accessToken } = offer.order;
    return (
      <main className="px-4">
        <TokenPage title={t("completed")}>
          <p>{t("completedText", { number })}</p>
          <Link href={`/orders/${id}?token=${accessToken}`} className={buttonClass()}>
            {t("seeOrder")}
          </Link>
        </TokenPage>
      </main>
    );
  }
  const { quote, sentTotal } = offer;
  if (!quote) return <Ended title={t("incomplete")} text={t("incompleteText")} />;
  const isShort = offer.problems.includes("insufficient_stock");
  const total = formatMoney(quote.total, locale);
  return (
    <main className="mx-auto max-w-3xl px-4 py-10">
      <p className="text-sm text-muted">{t("number", { number: offer.number })}</p>
      <h1 className="mt-1 mb-4 text-3xl font-semibold tracking-tight">{t("title")}</h1>
      {isShort ? <Alert tone="danger">{t("short")}</Alert> : <p className="text-muted">{t("intro")}</p>}
      {sentTotal && sentTotal.amount !== quote.total.amount ? (
        <p className="mt-4">{t("changed", { was: formatMoney(sentTotal, locale), now: total })}</p>
      ) : null}
      <PaymentLinkView offer={offer} quote={quote} />
      <div className="mt-8">
        {isShort ? null : (
          <WordsProvider locale={locale} messages={getMessages(locale, "checkout", "pay")}>
            <DraftPayment
              token={token}
              version={offer.version}
              total={quote.total}
              label={quote.total.amount === 0 ? t("confirm") : t("pay", { total })}
            />
          </WordsProvider>
        )}
      </div>
    </main>
  );
}

function Ended({ title, text }: { title: string; text: string }) {
  return (
    <main className="px-4">
      <TokenPage title={title}>
        <p>{text}</p>
      </TokenPage>
    </main>
  );
}

async function findOffer(token: string): Promise<PaymentLink | null> {
  const ctx = { db: getDatabase().db, actor: { type: "guest" as const }, requestId: newId() };
  try {
    return await executeOperation(getPaymentLinkOperation, ctx, { token, locale: await getLocale() });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
