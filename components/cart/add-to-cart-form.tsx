"use client";

import Link from "next/link";
import { useActionState, useEffect, useState } from "react";
import { Price } from "@/components/catalog/price";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { addCartLineAction } from "@/lib/cart/actions";
import type { Cart } from "@/lib/cart/schema";
import type { PublishedProduct } from "@/lib/catalog/schema";
import { formatMoney } from "@/lib/money/money";

const notes = {
  in_stock: "In stock",
  low: "Only a few left",
  backorder: "On back order",
  sold_out: "Sold out",
} as const;

export function AddToCartForm({ variants }: { variants: PublishedProduct["variants"] }) {
  const [state, action, pending] = useActionState<ActionState<Cart>, FormData>(addCartLineAction, {
    status: "idle",
  });
  const first = variants.find((variant) => variant.inStock) ?? variants[0];
  const [variantId, setVariantId] = useState(first?.id ?? "");
  const enhanced = useEnhanced();
  useEffect(() => {
    if (state.status === "succeeded") window.dispatchEvent(new Event("cart-changed"));
  }, [state]);
  const variant = variants.find((candidate) => candidate.id === variantId) ?? first;
  if (!variant) return <p className="mt-4 text-muted">Not on sale at the moment.</p>;
  return (
    <form action={action} className="mt-4 grid gap-4">
      <p className="text-xl">
        <Price
          price={variant.price}
          compareAt={variant.compareAtPrice}
          lowestPrior={variant.lowestPrice30Days}
        />
      </p>
      <p className="text-sm text-muted">
        {notes[variant.stockClass]}. Tax and shipping are added at checkout.
      </p>
      {enhanced ? <input type="hidden" name="enhanced" value="1" /> : null}
      {variants.length > 1 ? (
        <SelectField
          id="variant"
          name="variantId"
          label={Object.keys(variant.options).join(" / ") || "Variant"}
          value={variantId}
          onChange={(event) => setVariantId(event.target.value)}
        >
          {variants.map((option) => (
            <option key={option.id} value={option.id} disabled={!option.inStock}>
              {`${option.title} — ${formatMoney(option.price)}${option.inStock ? "" : " (sold out)"}`}
            </option>
          ))}
        </SelectField>
      ) : (
        <input type="hidden" name="variantId" value={variant.id} />
      )}
      <div className="flex items-end gap-3">
        <div className="w-24">
          <TextField
            id="quantity"
            name="quantity"
            label="Quantity"
            type="number"
            inputMode="numeric"
            min={1}
            max={999}
            defaultValue={typedValue(state, "quantity", "1")}
            error={fieldError(state, "quantity")}
          />
        </div>
        <Button disabled={pending || !variant.inStock} className="flex-1">
          {variant.inStock ? "Add to cart" : "Sold out"}
        </Button>
      </div>
      <ProblemAlert state={state} />
      {state.status === "succeeded" ? (
        <Alert tone="success">
          It is in your cart.{" "}
          <Link href="/cart" className="font-medium underline">
            See the cart
          </Link>
        </Alert>
      ) : null}
    </form>
  );
}

/** True once scripts run: tells the action that no page need follow. */
function useEnhanced(): boolean {
  const [enhanced, setEnhanced] = useState(false);
  useEffect(() => setEnhanced(true), []);
  return enhanced;
}
