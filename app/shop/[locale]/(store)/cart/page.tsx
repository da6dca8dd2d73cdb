import type { Metadata } from "next";
import { CartContents } from "@/components/cart/cart-contents";
import { getLocale } from "@/components/i18n/words.server";
import { Alert } from "@/components/ui/alert";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import { findDestination } from "@/lib/checkout/destination";
import { getDatabase } from "@/lib/operation/database";
import { findFreeShipping } from "@/lib/shipping/find-free-shipping";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Cart", robots: { index: false } };

type Props = { searchParams: Promise<{ missing?: string }> };

export default async function CartPage({ searchParams }: Props) {
  const cart = await findOwnCart(await getLocale());
  const { missing } = await searchParams;
  return (
    <>
      {missing === "1" ? (
        <div className="mx-auto mb-4 max-w-3xl">
          <Alert tone="danger">
            Not everything could be put into the cart again: some of it has sold out or is no longer on sale.
          </Alert>
        </div>
      ) : null}
      <CartContents cart={cart} freeShipping={cart?.requiresShipping ? await offerOf(cart.currency) : null} />
    </>
  );
}

async function offerOf(currency: string) {
  const country = (await findDestination())?.country ?? "US";
  const free = await findFreeShipping(getDatabase().db, {
    country,
    currency,
    locale: await getLocale(),
  });
  if (!free) return null;
  return {
    method: free.method,
    from: { amount: free.fromMinor, currency },
    country: new Intl.DisplayNames("en", { type: "region" }).of(country) ?? country,
  };
}
