"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { addDraftLineAction } from "@/lib/draft-order/actions";
import type { DraftOrder, DraftVariant } from "@/lib/draft-order/schema";
import { formatMoney } from "@/lib/money/money";
import { DraftSeen } from "./draft-seen";

const idle: ActionState<DraftOrder> = { status: "idle" };

export function AddDraftLineForm({ draft, variant }: { draft: DraftOrder; variant: DraftVariant }) {
  const [state, action, pending] = useActionState(addDraftLineAction, idle);
  const name =
    variant.variantTitle === "Default" ? variant.title : `${variant.title}, ${variant.variantTitle}`;
  const facts = [
    variant.sku,
    variant.price ? formatMoney(variant.price) : "no price",
    variant.available === null ? "not counted" : `${variant.available} available`,
  ];
  return (
    <form action={action} noValidate className="grid gap-3">
      <DraftSeen draft={draft} state={state} done="It is in the draft." />
      <input type="hidden" name="variantId" value={variant.id} />
      <div className="flex flex-wrap items-end gap-3">
        <p className="min-w-48 flex-1">
          <span className="font-medium wrap-anywhere">{name}</span>
          <span className="block text-sm text-muted">{facts.filter(Boolean).join(" · ")}</span>
        </p>
        <div className="w-24">
          <TextField
            id={`add-${variant.id}`}
            name="quantity"
            label="Quantity"
            inputMode="numeric"
            maxLength={3}
            defaultValue={typedValue(state, "quantity", "1")}
            error={fieldError(state, "quantity")}
          />
        </div>
        <Button look="secondary" disabled={pending} aria-label={`Put in ${name}`}>
          Put in
        </Button>
      </div>
    </form>
  );
}
