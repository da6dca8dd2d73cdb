"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

/** How much is in the cart. Asks only when a cookie says that there is a cart. */
export function CartBadge() {
  const [quantity, setQuantity] = useState<number | null>(null);
  const pathname = usePathname();
  useEffect(() => {
    const refresh = () => {
      // A page of the payment's return has no shop around it; any other may follow a change of the cart.
      if (pathname === null) return;
      if (!document.cookie.includes("has_cart=1")) {
        setQuantity(null);
        return;
      }
      fetch("/api/cart/badge")
        .then((response) => (response.ok ? response.json() : null))
        .then((answer: { quantity: number } | null) => setQuantity(answer?.quantity ?? null))
        // Offline: the link works without the number.
        .catch(() => setQuantity(null));
    };
    refresh();
    window.addEventListener("cart-changed", refresh);
    window.addEventListener("pageshow", refresh);
    return () => {
      window.removeEventListener("cart-changed", refresh);
      window.removeEventListener("pageshow", refresh);
    };
  }, [pathname]);
  return (
    <Link href="/cart" prefetch={false} className="inline-flex min-h-10 items-center gap-2 font-medium">
      Cart
      <span aria-live="polite">
        {quantity ? (
          <span className="rounded-full bg-accent px-2 py-0.5 text-sm text-accent-ink">
            {quantity}
            <span className="sr-only"> items</span>
          </span>
        ) : null}
      </span>
    </Link>
  );
}
