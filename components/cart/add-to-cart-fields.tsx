"use client";

import { useActionState, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "#words";
import { BackInStock } from "@/components/back-in-stock/back-in-stock";
import { OptionPicker } from "@/components/catalog/option-picker";
import { Price } from "@/components/catalog/price";
import { StockNote } from "@/components/catalog/stock-note";
import { Link } from "@/components/i18n/link";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { fieldError, typedValue } from "@/components/ui/problem";
import { ShopProblemAlert } from "@/components/ui/shop-problem-alert";
import type { ActionState } from "@/lib/api/to-action";
import { addCartLineAction } from "@/lib/cart/actions";
import type { Cart } from "@/lib/cart/schema";
import { listPickerOptions, pickVariant } from "@/lib/catalog/published/pick-variant";
import type { PublishedProduct } from "@/lib/catalog/schema";
import { type PackedVariants, unpackVariants } from "./packed-variants";
import { QuantityField } from "./quantity-field";
import { useVariant } from "./use-variant";
import { VariantSelect } from "./variant-select";

type Props = {
  handle: string;
  options: PublishedProduct["options"];
  packed: PackedVariants;
  /** Where in the gallery the picture of each variant stands, if it has one of its own. */
  pictures: Readonly<Record<string, number>>;
};

/** Price, options and the form of a product's page. */
export function AddToCartFields({ handle, options, packed, pictures }: Props) {
  const variants = useMemo(() => unpackVariants(packed), [packed]);
  const t = useTranslations("purchase");
  const [state, action, pending] = useActionState<ActionState<Cart>, FormData>(addCartLineAction, {
    status: "idle",
  });
  const { variant, ready, choose } = useVariant(variants, pictures, typedValue(state, "variantId"));
  const quantity = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.status === "succeeded") window.dispatchEvent(new Event("cart-changed"));
    if (fieldError(state, "quantity")) quantity.current?.focus();
  }, [state]);
  if (!variant) return <p className="mt-4 text-muted">{t("notOnSale")}</p>;
  const hasPicker = Object.keys(variant.options).length > 0;
  const onChoose = (option: string, value: string) => {
    const next = pickVariant(variants, variant, option, value);
    if (next) choose(next);
  };
  const isInCart =
    state.status === "succeeded" && state.data.lines.some((line) => line.variantId === variant.id);
  return (
    <div className="mt-4 grid gap-5">
      <div aria-live="polite" aria-atomic="true">
        <p className="text-2xl">
          <Price
            price={variant.price}
            compareAt={variant.compareAtPrice}
            lowestPrior={variant.lowestPrice30Days}
          />
        </p>
        <StockNote variant={variant} variants={variants} />
      </div>
      {hasPicker && variants.length > 1 ? (
        <OptionPicker
          options={listPickerOptions(options, variants, variant)}
          chosen={variant.options}
          ready={ready}
          onChoose={onChoose}
        />
      ) : null}
      <form action={action} className="grid gap-4">
        {ready ? <input type="hidden" name="enhanced" value="1" /> : null}
        <LocaleField />
        <input type="hidden" name="variantId" value={variant.id} />
        {variants.length > 1 ? (
          <VariantSelect variants={variants} variant={variant} hasPicker={hasPicker} onChoose={choose} />
        ) : null}
        <div className="flex flex-wrap items-end gap-3">
          <QuantityField
            ref={quantity}
            defaultValue={typedValue(state, "quantity", "1")}
            problemId={fieldError(state, "quantity") ? "add-problem" : undefined}
          />
          <Button
            disabled={!variant.inStock}
            aria-disabled={pending}
            onClick={(event) => {
              // Disabled it would lose the focus.
              if (pending) event.preventDefault();
            }}
            className="min-w-44 flex-1 aria-disabled:opacity-60"
          >
            {t(variant.inStock ? (pending ? "adding" : "add") : "soldOut")}
          </Button>
        </div>
        <div id="add-problem" className="empty:hidden">
          <ShopProblemAlert state={state} />
        </div>
        {/* There before its text is: only then do screen readers speak it. */}
        <div role="status">
          {isInCart ? (
            <p className="rounded-lg bg-success-ground px-4 py-3 text-sm text-accent">
              {t.rich("added", {
                link: (words) => (
                  <Link key="link" href="/cart" className="font-medium underline">
                    {words}
                  </Link>
                ),
              })}
            </p>
          ) : null}
        </div>
      </form>
      <BackInStock handle={handle} variants={variants} variant={variant} />
    </div>
  );
}
