import type { Metadata } from "next";
import { LimitedAlert } from "@/components/content/limited-alert";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { Alert } from "@/components/ui/alert";
import { WishlistContents } from "@/components/wishlist/wishlist-contents";
import { WishlistRow } from "@/components/wishlist/wishlist-row";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { getEnv } from "@/lib/env/env";
import { localizePath } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/messages";
import { newId } from "@/lib/ids/new-id";
import { getDatabase } from "@/lib/operation/database";
import { findOwnWishlist } from "@/lib/wishlist/find-own-wishlist";
import { loadWishlistCards } from "@/lib/wishlist/load-wishlist-cards";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("wishlist");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ failed?: string; limited?: string }> };

export default async function WishlistPage({ searchParams }: Props) {
  const locale = await getLocale();
  const { failed, limited } = await searchParams;
  const ctx = { db: getDatabase().db, actor: await findCurrentActor(), requestId: newId() };
  const list = await findOwnWishlist(ctx);
  const cards = await loadWishlistCards(ctx, list?.items ?? [], locale);
  const t = await getTranslations("wishlist");
  const path = list?.shareId ? localizePath(locale, `/wishlist/${list.shareId}`) : null;
  return (
    <WordsProvider locale={locale} messages={getMessages(locale, "wishlist")}>
      <div className="mx-auto mb-4 max-w-3xl empty:hidden">
        {failed === "1" ? <Alert tone="danger">{t("notAdded")}</Alert> : null}
        <LimitedAlert minutes={limited} />
      </div>
      <WishlistContents
        rows={cards.map((card) => ({
          productId: card.productId,
          title: card.title,
          content: <WishlistRow card={card} />,
        }))}
        shareUrl={path && `${getEnv().APP_URL}${path}`}
      />
    </WordsProvider>
  );
}
