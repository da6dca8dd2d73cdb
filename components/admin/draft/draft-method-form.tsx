"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateDraftMethodAction } from "@/lib/draft-order/actions";
import type { DraftOrder } from "@/lib/draft-order/schema";
import { formatMoney, type Money } from "@/lib/money/money";
import { DraftSeen } from "./draft-seen";

const idle: ActionState<DraftOrder> = { status: "idle" };

type Method = { id: string; name: string; estimate: string; price: Money };

export function DraftMethodForm({ draft, methods }: { draft: DraftOrder; methods: readonly Method[] }) {
  const [state, action, pending] = useActionState(updateDraftMethodAction, idle);
  if (!draft.shippingAddress) return <p className="text-muted">Name the shipping address first.</p>;
  if (methods.length === 0) return <p className="text-muted">Nothing goes to this address.</p>;
  const chosen = typedValue(state, "shippingMethodId", draft.shippingMethodId ?? "");
  return (
    <form action={action} noValidate className="grid gap-3">
      <DraftSeen draft={draft} state={state} done="Saved." />
      <SelectField
        key={chosen}
        id="draft-method"
        name="shippingMethodId"
        label="Shipping"
        defaultValue={chosen}
        error={fieldError(state, "shippingMethodId")}
      >
        <option value="">Choose …</option>
        {methods.map(({ id, name, estimate, price }) => (
          <option key={id} value={id}>
            {[name, estimate, formatMoney(price)].filter(Boolean).join(", ")}
          </option>
        ))}
      </SelectField>
      <p>
        <Button look="secondary" disabled={pending}>
          Save shipping
        </Button>
      </p>
    </form>
  );
}
