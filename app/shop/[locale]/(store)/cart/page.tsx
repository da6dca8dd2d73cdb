import type { Metadata } from "next";
import { CartContents } from "@/components/cart/cart-contents";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { Alert } from "@/components/ui/alert";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import { findDestination } from "@/lib/checkout/destination";
import { countryName } from "@/lib/i18n/country-name";
import type { Locale } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/messages";
import { getDatabase } from "@/lib/operation/database";
import { findFreeShipping } from "@/lib/shipping/find-free-shipping";
import { getShopCountry } from "@/lib/shipping/get-shop-country";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cart");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ missing?: string }> };

export default async function CartPage({ searchParams }: Props) {
  const t = await getTranslations("cart");
  const locale = await getLocale();
  const cart = await findOwnCart(await findCurrentContext(), locale);
  const { missing } = await searchParams;
  const freeShipping = cart?.requiresShipping ? await offerOf(cart.currency, locale) : null;
  return (
    <WordsProvider locale={locale} messages={getMessages(locale, "cart", "problems")}>
      {missing === "1" ? (
        <div className="mx-auto mb-4 max-w-3xl">
          <Alert tone="danger">{t("missing")}</Alert>
        </div>
      ) : null}
      <CartContents cart={cart} freeShipping={freeShipping} />
    </WordsProvider>
  );
}

async function offerOf(currency: string, locale: Locale) {
  const { db } = getDatabase();
  const country = (await findDestination())?.country ?? (await getShopCountry(db));
  const free = await findFreeShipping(db, {
    country,
    currency,
    locale,
  });
  if (!free) return null;
  return {
    method: free.method,
    from: { amount: free.fromMinor, currency },
    country: countryName(country, locale),
  };
}
