"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateVariantAction } from "@/lib/catalog/actions";
import type { Product, Variant } from "@/lib/catalog/schema";
import { formatDecimal } from "@/lib/money/money";
import { SavedNote } from "./saved-note";

const idle: ActionState<Product> = { status: "idle" };

type Props = { variant: Variant; version: number };

/** @param version of the product, which every edit of a variant raises. */
export function VariantForm({ variant, version }: Props) {
  const [state, action, pending] = useActionState(updateVariantAction, idle);
  const compareAt = variant.compareAtPrice ? formatDecimal(variant.compareAtPrice) : "";
  const id = (name: string) => `${name}-${variant.id}`;
  return (
    <form action={action} className="grid gap-3">
      <input type="hidden" name="variantId" value={variant.id} />
      <input type="hidden" name="expectedVersion" value={version} />
      <input type="hidden" name="currency" value={variant.price.currency} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-28">
          <TextField
            id={id("price")}
            name="price"
            label={`Price, ${variant.price.currency}`}
            inputMode="decimal"
            required
            defaultValue={typedValue(state, "price", formatDecimal(variant.price))}
            error={fieldError(state, "price")}
          />
        </div>
        <div className="w-28">
          <TextField
            id={id("compare")}
            name="compareAtPrice"
            label="Before"
            inputMode="decimal"
            defaultValue={typedValue(state, "compareAtPrice", compareAt)}
            error={fieldError(state, "compareAtPrice")}
          />
        </div>
        <div className="w-44">
          <TextField
            id={id("sku")}
            name="sku"
            label="SKU"
            maxLength={255}
            defaultValue={typedValue(state, "sku", variant.sku ?? "")}
            error={fieldError(state, "sku")}
          />
        </div>
        <Button look="secondary" disabled={pending}>
          Save price
        </Button>
      </div>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
    </form>
  );
}
