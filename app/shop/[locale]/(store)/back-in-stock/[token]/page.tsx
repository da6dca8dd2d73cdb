import type { Metadata } from "next";
import { LimitedAlert } from "@/components/content/limited-alert";
import { TokenForm, TokenPage } from "@/components/content/token-page";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { buttonClass } from "@/components/ui/button";
import {
  confirmBackInStockRequestAction,
  withdrawBackInStockRequestAction,
} from "@/lib/back-in-stock/actions";
import { findBackInStockRequest } from "@/lib/back-in-stock/find-back-in-stock-request";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("backInStock.page");
  // The address is all that it takes to confirm and to withdraw: no other site hears of it.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: string; limited?: string }>;
};

/** Where the links of the mails lead. Only buttons change something: mail programs follow links by themselves. */
export default async function BackInStockPage({ params, searchParams }: Props) {
  const { token } = await params;
  const t = await getTranslations("backInStock.page");
  const request = await findBackInStockRequest(systemContext("page"), {
    token,
    locale: await getLocale(),
  });
  if (!request) {
    const isDone = (await searchParams).done === "1";
    return (
      <TokenPage title={t(isDone ? "deleted" : "gone")}>
        <p>{t(isDone ? "deletedText" : "goneText")}</p>
        <Link href="/" className={buttonClass("secondary")}>
          {t("look")}
        </Link>
      </TokenPage>
    );
  }
  const { productTitle, variantTitle, handle, state } = request;
  const product = variantTitle
    ? t("product", { product: productTitle, variant: variantTitle })
    : productTitle;
  return (
    <TokenPage title={t("title")}>
      <LimitedAlert minutes={(await searchParams).limited} />
      <p>{t(state, { product })}</p>
      {state === "unconfirmed" ? (
        <TokenForm action={confirmBackInStockRequestAction} token={token} label={t("confirm")} />
      ) : null}
      {handle ? (
        <p>
          <Link href={`/products/${handle}`} className="inline-block min-h-6 underline underline-offset-4">
            {t("see")}
          </Link>
        </p>
      ) : null}
      <TokenForm
        action={withdrawBackInStockRequestAction}
        token={token}
        label={t("withdraw")}
        text={t("withdrawText")}
      />
    </TokenPage>
  );
}
