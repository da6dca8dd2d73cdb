"use client";

import { useActionState, useEffect } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ActionState } from "@/lib/api/to-action";
import { addCartLineAction } from "@/lib/cart/actions";
import type { Cart } from "@/lib/cart/schema";

type Props = { variantId: string; title: string };

/** Puts one of it into the cart; it stays on the list. */
export function WishlistCartForm({ variantId, title }: Props) {
  const t = useTranslations("wishlist");
  const [state, action, pending] = useActionState<ActionState<Cart>, FormData>(addCartLineAction, {
    status: "idle",
  });
  const isHydrated = useHydrated();
  useEffect(() => {
    if (state.status === "succeeded") window.dispatchEvent(new Event("cart-changed"));
  }, [state]);
  return (
    <form action={action} className="grid gap-2">
      {isHydrated ? <input type="hidden" name="enhanced" value="1" /> : null}
      <LocaleField />
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value="1" />
      <Button disabled={pending}>
        {t("addToCart")}
        <span className="sr-only">{`: ${title}`}</span>
      </Button>
      {state.status === "failed" ? (
        <Alert tone="danger">
          {state.problem.code === "rate_limited"
            ? state.said.summary
            : t(state.problem.code === "insufficient_stock" ? "noMore" : "failed")}
        </Alert>
      ) : null}
    </form>
  );
}
