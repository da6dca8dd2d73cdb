"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/api/to-action";
import { removeTaxRateAction } from "@/lib/tax/actions";
import type { TaxRateEntry } from "@/lib/tax/schema";
import { ConfirmForm } from "../confirm-form";

const idle: ActionState<TaxRateEntry> = { status: "idle" };

export function RemoveTaxRateForm({ rate }: { rate: TaxRateEntry }) {
  const [state, action, pending] = useActionState(removeTaxRateAction, idle);
  return (
    <ConfirmForm
      title="Remove this rate"
      text="Checkouts reckon without it from now on. Orders keep the tax that they were placed with."
      button="Remove it"
      about={{ taxRateId: rate.id, expectedVersion: rate.version }}
      {...{ state, action, pending }}
    />
  );
}
