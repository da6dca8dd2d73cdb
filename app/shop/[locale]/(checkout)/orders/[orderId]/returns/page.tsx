import type { Metadata } from "next";
import { Link } from "@/components/i18n/link";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { formatDay } from "@/components/returns/format-day";
import { ReturnForm } from "@/components/returns/return-form";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { AppError } from "@/lib/errors/app-error";
import { getMessages } from "@/lib/i18n/messages";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getOrderOperation } from "@/lib/order/operations";
import { listOrderReturnsOperation } from "@/lib/returns/operations";
import { RETURN_WINDOW_DAYS } from "@/lib/returns/rules";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("returns.form");
  // Its address is the way in, and goes to nobody else; to our own forms it must, or they are refused without scripts.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = { params: Promise<{ orderId: string }>; searchParams: Promise<{ token?: string }> };

export default async function ReturnPage({ params, searchParams }: Props) {
  const { orderId } = await params;
  const { token = "" } = await searchParams;
  const found = await findReturnable({ orderId, token });
  if (!found) return redirectTo("/orders/find?unknown=1");
  const { lines, until } = found;
  const [locale, t] = await Promise.all([getLocale(), getTranslations("returns.form")]);
  const days = RETURN_WINDOW_DAYS;
  return (
    <main className="mx-auto max-w-xl px-4 py-10">
      <p className="mb-4 text-sm">
        <Link href={`/orders/${orderId}?token=${token}`} className="text-muted underline underline-offset-4">
          {t("backToOrder")}
        </Link>
      </p>
      <h1 className="text-3xl tracking-tight text-balance">{t(lines.length > 0 ? "title" : "none")}</h1>
      <p className="mt-3 mb-8 text-muted">
        {lines.length > 0 && until
          ? t("terms", { days, date: formatDay(until, locale) })
          : t("noneText", { days })}
      </p>
      {lines.length > 0 ? (
        <WordsProvider locale={locale} messages={getMessages(locale, "returns")}>
          <ReturnForm orderId={orderId} token={token} lines={lines} />
        </WordsProvider>
      ) : null}
    </main>
  );
}

/** Null for whoever does not hold the order. */
async function findReturnable(holder: { orderId: string; token: string }) {
  const ctx = { db: getDatabase().db, actor: await findCurrentActor(), requestId: newId() };
  try {
    const { returnable, until } = await executeOperation(listOrderReturnsOperation, ctx, holder);
    const order = await executeOperation(getOrderOperation, ctx, holder);
    const lines = returnable.map(({ lineId, quantity: most }) => {
      const line = order.lines.find(({ id }) => id === lineId);
      const variant = line?.variantTitle === "Default" ? "" : line?.variantTitle;
      return { lineId, most, title: [line?.title, variant].filter(Boolean).join(", ") };
    });
    return { lines, until };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}
