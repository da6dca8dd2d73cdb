import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CheckoutForm } from "@/components/checkout/checkout-form";
import { CheckoutSummary } from "@/components/checkout/checkout-summary";
import { DestinationForm } from "@/components/checkout/destination-form";
import { countries, usStates } from "@/components/checkout/places";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import { listCartShippingMethods, quoteCheckout } from "@/lib/checkout/quote-checkout";
import { AppError } from "@/lib/errors/app-error";
import { systemContext } from "@/lib/operation/system-context";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Checkout", robots: { index: false } };

type Props = { searchParams: Promise<{ country?: string; region?: string }> };

export default async function CheckoutPage({ searchParams }: Props) {
  const cart = await findOwnCart();
  if (!cart || cart.lines.length === 0) redirect("/cart");
  const params = await searchParams;
  const country = countries.some(([code]) => code === params.country) ? (params.country ?? "US") : "US";
  const region = country === "US" ? (usStates.find((code) => code === params.region) ?? "NY") : "";
  const ctx = systemContext("page");
  const { data: methods } = await listCartShippingMethods(ctx, { cartId: cart.id, country });
  const choices = cart.requiresShipping ? methods : [{ id: undefined, name: "", estimate: "", price: null }];
  const quotes = await Promise.all(
    choices.map(async (method) => ({
      method,
      quote: await quoteCheckout(ctx, { cartId: cart.id, country, region, shippingMethodId: method.id }),
    })),
  ).catch((error: unknown) => {
    // Something left the shop while it lay in the cart: the cart page says what.
    if (error instanceof AppError) redirect("/cart");
    throw error;
  });
  return (
    <main className="mx-auto max-w-5xl px-4 py-8">
      <p className="text-sm">
        <Link href="/cart" className="text-muted underline underline-offset-4">
          Back to the cart
        </Link>
      </p>
      <h1 className="mt-4 mb-6 text-3xl font-semibold tracking-tight">Checkout</h1>
      <div className="grid gap-10 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-8">
          <DestinationForm key={`${country}-${region}`} country={country} region={region} />
          <CheckoutForm country={country} region={region} quotes={quotes} currency={cart.currency} />
        </div>
        <CheckoutSummary cart={cart} />
      </div>
    </main>
  );
}
