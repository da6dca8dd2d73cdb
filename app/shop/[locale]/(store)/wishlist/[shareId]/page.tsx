import type { Metadata } from "next";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { buttonClass } from "@/components/ui/button";
import { WishlistRow } from "@/components/wishlist/wishlist-row";
import { getMessages } from "@/lib/i18n/messages";
import { systemContext } from "@/lib/operation/system-context";
import { findSharedWishlist } from "@/lib/wishlist/find-wishlist";
import { loadWishlistCards } from "@/lib/wishlist/load-wishlist-cards";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("wishlist.shared");
  return { title: t("title"), robots: { index: false } };
}

type Props = { params: Promise<{ shareId: string }> };

/** A list that somebody shared: to look at and to buy from, not to change. It does not say whose it is. */
export default async function SharedWishlistPage({ params }: Props) {
  const { shareId } = await params;
  const locale = await getLocale();
  const ctx = systemContext("page");
  const items = await findSharedWishlist(ctx, shareId);
  const cards = await loadWishlistCards(ctx, items ?? [], locale);
  const t = await getTranslations("wishlist.shared");
  return (
    <WordsProvider locale={locale} messages={getMessages(locale, "wishlist")}>
      <div className="mx-auto max-w-3xl">
        <h1 className="text-4xl tracking-tight">{t(items ? "title" : "gone")}</h1>
        <p className="mt-3 text-muted">{t(items ? (cards.length > 0 ? "text" : "empty") : "goneText")}</p>
        {cards.length > 0 ? (
          <ul className="mt-6 divide-y divide-line border-y border-line">
            {cards.map((card) => (
              <li key={card.productId} className="py-5">
                <WishlistRow card={card} />
              </li>
            ))}
          </ul>
        ) : (
          <Link href="/" className={`mt-8 ${buttonClass()}`}>
            {t("look")}
          </Link>
        )}
      </div>
    </WordsProvider>
  );
}
