import type { Metadata } from "next";
import Link from "next/link";
import { CartLineRow } from "@/components/cart/cart-line-row";
import { buttonClass } from "@/components/ui/button";
import { findOwnCart } from "@/lib/cart/find-own-cart";
import { formatMoney } from "@/lib/money/money";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Cart", robots: { index: false } };

export default async function CartPage() {
  const cart = await findOwnCart();
  if (!cart || cart.lines.length === 0) {
    return (
      <div className="py-16 text-center">
        <h1 className="text-3xl font-semibold tracking-tight">Your cart is empty</h1>
        <p className="mt-3 mb-8 text-muted">What you choose is kept here for ninety days.</p>
        <Link href="/" className={buttonClass()}>
          Look around
        </Link>
      </div>
    );
  }
  const blocked = cart.lines.some((line) => line.problem !== null);
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="text-3xl font-semibold tracking-tight">Cart</h1>
      <ul className="mt-6 divide-y divide-line border-y border-line">
        {cart.lines.map((line) => (
          <CartLineRow key={line.id} line={line} />
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap items-center justify-between gap-4">
        <p className="text-lg">
          Subtotal <strong>{formatMoney(cart.subtotal)}</strong>
          <span className="block text-sm text-muted">Shipping and tax come next.</span>
        </p>
        {blocked ? (
          <p className="text-danger">Solve what is marked above to check out.</p>
        ) : (
          <Link href="/checkout" prefetch={false} className={buttonClass()}>
            Check out
          </Link>
        )}
      </div>
    </div>
  );
}
