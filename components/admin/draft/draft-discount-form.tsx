"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateDraftDiscountAction } from "@/lib/draft-order/actions";
import type { DraftOrder } from "@/lib/draft-order/schema";
import { formatDecimal } from "@/lib/money/money";
import { savedMeanwhile } from "../saved-meanwhile";
import { DraftSeen } from "./draft-seen";

const idle: ActionState<DraftOrder> = { status: "idle" };

/** What is taken off the goods, after promotions. */
export function DraftDiscountForm({ draft }: { draft: DraftOrder }) {
  const [state, action, pending] = useActionState(updateDraftDiscountAction, idle);
  const { discount } = draft;
  const common = (name: string, now: string, path = name) => ({
    id: `discount-${name}`,
    name,
    defaultValue: typedValue(state, name, now),
    error: fieldError(state, path) ?? fieldError(state, `discount.${path}`),
    hint: savedMeanwhile(state, name, now),
  });
  const percent = discount?.percentPpm ? String(discount.percentPpm / 10_000) : "";
  return (
    <form action={action} noValidate className="grid gap-3">
      <DraftSeen draft={draft} state={state} done="Saved." />
      <div className="grid gap-3 sm:grid-cols-[7rem_9rem_1fr]">
        <TextField {...common("percentPpm", percent)} label="Percent" inputMode="decimal" maxLength={8} />
        <TextField
          {...common("amount", discount?.amount ? formatDecimal(discount.amount) : "")}
          label={`Or ${draft.currency}`}
          inputMode="decimal"
          maxLength={16}
        />
        <TextField
          {...common("reason", discount?.reason ?? "")}
          label="Why, which the customer reads"
          maxLength={120}
        />
      </div>
      <p>
        <Button look="secondary" disabled={pending}>
          Save discount
        </Button>
      </p>
    </form>
  );
}
