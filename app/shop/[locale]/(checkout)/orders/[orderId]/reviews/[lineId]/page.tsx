import type { Metadata } from "next";
import { Link } from "@/components/i18n/link";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { DeleteReviewForm } from "@/components/review/delete-review-form";
import { ReviewForm } from "@/components/review/review-form";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { AppError } from "@/lib/errors/app-error";
import { getMessages } from "@/lib/i18n/messages";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getOrderOperation } from "@/lib/order/operations";
import { listOrderReviewsOperation } from "@/lib/review/operations";
import { toShownName } from "@/lib/review/rules";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review.own");
  return { title: t("write"), robots: { index: false }, referrer: "no-referrer" };
}

type Props = {
  params: Promise<{ orderId: string; lineId: string }>;
  searchParams: Promise<{ token?: string }>;
};

export default async function ReviewPage({ params, searchParams }: Props) {
  const { orderId, lineId } = await params;
  const { token = "" } = await searchParams;
  const found = await findLine({ orderId, token, lineId });
  // An unknown order is looked for there; of a known one, its page says what can be reviewed.
  if (!found) return redirectTo(`/orders/${encodeURIComponent(orderId)}?token=${encodeURIComponent(token)}`);
  const [locale, t] = await Promise.all([getLocale(), getTranslations("review.form")]);
  const { line, review, name } = found;
  return (
    <main className="mx-auto max-w-xl px-4 py-10">
      <p className="mb-4 text-sm">
        <Link href={`/orders/${orderId}?token=${token}`} className="text-muted underline underline-offset-4">
          {t("backToOrder")}
        </Link>
      </p>
      <h1 className="text-3xl tracking-tight text-balance wrap-anywhere">
        {t(review ? "changeTitle" : "title", { title: line.title })}
      </h1>
      <p className="mt-3 mb-8 text-muted">{t(review ? "again" : "waits")}</p>
      <WordsProvider locale={locale} messages={getMessages(locale, "layout", "review")}>
        <ReviewForm
          orderId={orderId}
          token={token}
          lineId={lineId}
          review={review}
          proposedName={toShownName(name)}
        />
        {review ? <DeleteReviewForm orderId={orderId} token={token} reviewId={review.id} /> : null}
      </WordsProvider>
    </main>
  );
}

/** Null for whoever does not hold the order, and where the line cannot be reviewed. */
async function findLine(input: { orderId: string; token: string; lineId: string }) {
  const ctx = { db: getDatabase().db, actor: await findCurrentActor(), requestId: newId() };
  const holder = { orderId: input.orderId, token: input.token };
  try {
    const { data } = await executeOperation(listOrderReviewsOperation, ctx, holder);
    const order = await executeOperation(getOrderOperation, ctx, holder);
    const entry = data.find(({ lineId }) => lineId === input.lineId);
    const line = order.lines.find(({ id }) => id === input.lineId);
    const name = (order.shippingAddress ?? order.billingAddress)?.name ?? "";
    return entry && line ? { line, review: entry.review, name } : null;
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return null;
    throw error;
  }
}
