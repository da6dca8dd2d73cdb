import type { Metadata } from "next";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { CheckoutSummary } from "@/components/checkout/checkout-summary";
import { KnownAddresses } from "@/components/checkout/known-addresses";
import { type Country, listCountries } from "@/components/checkout/places";
import { Link } from "@/components/i18n/link";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import { findAddressFormat } from "@/lib/checkout/address-formats";
import { type Destination, findDestination } from "@/lib/checkout/destination";
import { findPrefill } from "@/lib/checkout/find-prefill";
import { listCartShippingMethods, quoteCheckout } from "@/lib/checkout/quote-checkout";
import { AppError } from "@/lib/errors/app-error";
import { getMessages } from "@/lib/i18n/messages";
import { systemContext } from "@/lib/operation/system-context";
import { deliversAnywhere } from "@/lib/shipping/delivers-anywhere";
import { getShopCountry } from "@/lib/shipping/get-shop-country";
import { listNamedCountries } from "@/lib/shipping/list-named-countries";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkout");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ address?: string }> };

export default async function CheckoutPage({ searchParams }: Props) {
  const t = await getTranslations("checkout");
  const locale = await getLocale();
  const shopper = await findCurrentContext();
  const cart = await findOwnCart(shopper, locale);
  if (!cart || cart.lines.length === 0) return redirectTo("/cart");
  const ctx = systemContext("page");
  const home = await getShopCountry(ctx.db);
  const countries = listCountries(locale, [home, ...(await listNamedCountries(ctx.db))]);
  const { address: chosen } = await searchParams;
  const known = await findPrefill(shopper, { chosen, asked: await findDestination() });
  const { country, region, place } = toPlace(countries, known.destination ?? { country: home, region: "" });
  const { data: methods } = await listCartShippingMethods(ctx, { cartId: cart.id, country, locale });
  const choices = cart.requiresShipping ? methods : [{ id: undefined, name: "", estimate: "", price: null }];
  const quotes = await Promise.all(
    choices.map(async (method) => ({
      method,
      quote: await quoteCheckout(ctx, {
        cartId: cart.id,
        country,
        region,
        shippingMethodId: method.id,
        locale,
      }),
    })),
  ).catch((error: unknown) => {
    // Something left the shop while it lay in the cart: the cart page says what.
    if (error instanceof AppError) return redirectTo("/cart");
    throw error;
  });
  return (
    <main className="mx-auto max-w-5xl px-4 py-8">
      <p className="text-sm">
        <Link href="/cart" className="text-muted underline underline-offset-4">
          {t("back")}
        </Link>
      </p>
      <h1 className="mt-4 mb-6 text-3xl font-semibold tracking-tight">{t("title")}</h1>
      <div className="grid gap-8 lg:grid-cols-[1fr_22rem] lg:gap-12">
        <CheckoutSummary cart={cart} />
        <div>
          <KnownAddresses addresses={known.addresses} />
          <WordsProvider locale={locale} messages={getMessages(locale, "checkout", "problems")}>
            <CheckoutForm
              key={known.addressId}
              initial={known.values}
              maySaveAddress={known.maySaveAddress}
              country={country}
              countries={countries}
              place={place}
              quotes={quotes}
              currency={cart.currency}
              deliversAnywhere={choices.length > 0 || (await deliversAnywhere(ctx.db, cart.currency))}
            />
          </WordsProvider>
        </div>
      </div>
    </main>
  );
}

/** Where the totals of the page hold. A region counts where the country has a list of them. */
function toPlace(countries: readonly Country[], destination: Destination): Destination & { place: string } {
  const known = (wanted: string | undefined) => countries.find(([code]) => code === wanted);
  const [country, name] = known(destination.country) ?? known("US") ?? ["US", "US"];
  const regions = findAddressFormat(country).region?.options ?? [];
  const [region, regionName] = regions.find(([code]) => code === destination.region) ?? ["", ""];
  return { country, region, place: regionName ? `${regionName}, ${name}` : name };
}
