"use client";

import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";

import { splitLocale } from "@/lib/i18n/locales";

// Its code and its words come when something is put into the cart, not with every page.
const CartDrawer = lazy(() => import("@/components/cart/cart-drawer"));

/** How much is in the cart, and the cart beside the page once something was added. */
export function CartBadge() {
  const t = useTranslations("layout");
  const pathname = usePathname();
  const quantity = useCartQuantity(pathname);
  const { round, close } = useDrawer(pathname);
  return (
    <>
      <Link
        href="/cart"
        className="order-1 inline-flex min-h-10 items-center gap-2 font-medium sm:order-none"
      >
        {t("cart")}
        <span aria-live="polite">
          {quantity ? (
            <span className="rounded-full bg-accent px-2 py-0.5 text-sm text-accent-ink">
              {quantity}
              <span className="sr-only"> {t("cartItems", { count: quantity })}</span>
            </span>
          ) : null}
        </span>
      </Link>
      {round > 0 ? (
        <Suspense fallback={null}>
          <CartDrawer round={round} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Asks only when a cookie says that there is a cart. */
function useCartQuantity(pathname: string | null): number | null {
  const [quantity, setQuantity] = useState<number | null>(null);
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
  return quantity;
}

/** Opens after every change of the cart, but on the cart's own page. `round` 0 is closed and never opened. */
function useDrawer(pathname: string | null): { round: number; close: () => void } {
  const [round, setRound] = useState(0);
  const rounds = useRef(0);
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const open = () => {
      if (pathname !== null && splitLocale(pathname).path === "/cart") return;
      rounds.current += 1;
      setRound(rounds.current);
    };
    // A button that is disabled while it works loses the focus before the drawer opens: it is remembered here.
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && !target.closest("dialog")) focused.current = target;
    };
    window.addEventListener("cart-changed", open);
    document.addEventListener("focusin", remember);
    return () => {
      window.removeEventListener("cart-changed", open);
      document.removeEventListener("focusin", remember);
    };
  }, [pathname]);
  const close = () => {
    setRound(0);
    if (focused.current instanceof HTMLElement) focused.current.focus();
  };
  return { round, close };
}
