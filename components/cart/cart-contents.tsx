"use client";

import { startTransition, useActionState, useEffect, useRef } from "react";
import { useLocale, useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import { ShopProblemAlert } from "@/components/ui/shop-problem-alert";
import { type CartChange, changeCartAction } from "@/lib/cart/actions";
import type { Cart, CartLine } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";
import { CartDiscounts } from "./cart-discounts";
import { CartLineRow } from "./cart-line-row";
import { EmptyCart } from "./empty-cart";
import { type FreeShippingOffer, FreeShippingProgress } from "./free-shipping-progress";
import { PromotionCodes } from "./promotion-codes";
import { RemovedLineNotice } from "./removed-line-notice";
import { useQuantityDrafts } from "./use-quantity-drafts";

type Props = { cart: Cart | null; freeShipping: FreeShippingOffer | null };

export function CartContents({ cart, freeShipping }: Props) {
  const t = useTranslations("cart");
  const locale = useLocale();
  const [state, action, pending] = useActionState<CartChange, FormData>(changeCartAction, {
    status: "idle",
  });
  const send = (lineId: string, quantity: number) => {
    const form = new FormData();
    form.set("lineId", lineId);
    form.set("quantity", String(quantity));
    form.set("locale", locale);
    startTransition(() => action(form));
  };
  const failed = state.status === "failed" ? state : null;
  const typed: Record<string, string> = failed?.values.lineId
    ? { [failed.values.lineId]: failed.values.quantity ?? "" }
    : {};
  const { drafts, step, type, settle } = useQuantityDrafts(
    send,
    { pending, answer: state, refused: failed?.values.lineId },
    typed,
  );
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "succeeded") window.dispatchEvent(new Event("cart-changed"));
    // The button that was pressed is gone with its line.
    if (state.status === "succeeded" && state.removed) notice.current?.focus();
  }, [state]);

  const sayUpdated = ({ subtotal: sum, discount, total }: Cart) =>
    discount.amount > 0
      ? t("updatedTotal", { discount: formatMoney(discount, locale), total: formatMoney(total, locale) })
      : t("updated", { subtotal: formatMoney(sum, locale) });

  const lines = cart?.lines ?? [];
  const subtotal = cart ? { ...cart.subtotal, amount: sumDrafts(lines, drafts) } : null;
  const blocked = lines.some((line) => line.problem !== null);
  const mistyped = failed?.values.intent === "applyCode" ? failed : null;
  const homeless =
    failed && !mistyped && !lines.some((line) => line.id === failed.values.lineId) ? failed : null;
  return (
    <div className="mx-auto max-w-3xl">
      <div ref={notice} tabIndex={-1} className="mb-4 empty:hidden">
        {state.status === "succeeded" && state.removed ? (
          <RemovedLineNotice removed={state.removed} action={action} />
        ) : null}
        {homeless ? <ShopProblemAlert state={homeless} /> : null}
      </div>
      {cart && subtotal && lines.length > 0 ? (
        <>
          <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
          <ul className="mt-6 divide-y divide-line border-y border-line" aria-busy={pending}>
            {lines.map((line) => (
              <CartLineRow
                key={line.id}
                line={line}
                draft={drafts[line.id]}
                problem={failed?.values.lineId === line.id ? failed.said.summary : undefined}
                action={action}
                onStep={(quantity) => step(line.id, quantity)}
                onType={(text) => type(line.id, text)}
                onSettle={() => settle(line.id)}
              />
            ))}
          </ul>
          {freeShipping ? <FreeShippingProgress offer={freeShipping} subtotal={subtotal} /> : null}
          <PromotionCodes
            codes={cart.promotionCodes}
            action={action}
            problem={mistyped ? mistyped.said.summary : undefined}
            typed={mistyped?.values.promotion ?? ""}
            pending={pending}
          />
          <CartDiscounts promotions={cart.promotions} />
          <div className="mt-6 flex flex-wrap items-center justify-between gap-4">
            <p className="text-lg">
              {t.rich("subtotal", {
                subtotal: formatMoney(subtotal, locale),
                strong: (words) => <strong key="subtotal">{words}</strong>,
              })}
              {cart.discount.amount > 0 ? (
                <span className="block">
                  {t.rich("total", {
                    total: formatMoney(
                      { ...subtotal, amount: Math.max(0, subtotal.amount - cart.discount.amount) },
                      locale,
                    ),
                    strong: (words) => <strong key="total">{words}</strong>,
                  })}
                </span>
              ) : null}
              <span className="block text-sm text-muted">{t("extra")}</span>
            </p>
            {blocked ? (
              <p className="text-danger">{t("blocked")}</p>
            ) : (
              <Link href="/checkout" className={buttonClass()}>
                {t("checkout")}
              </Link>
            )}
          </div>
        </>
      ) : (
        <EmptyCart />
      )}
      <p aria-live="polite" className="sr-only">
        {state.status === "succeeded" && !pending && cart ? sayUpdated(cart) : ""}
      </p>
    </div>
  );
}

function sumDrafts(lines: readonly CartLine[], drafts: Record<string, string>): number {
  return lines.reduce(
    (sum, line) => sum + line.unitPrice.amount * (Number(drafts[line.id]) || line.quantity),
    0,
  );
}
