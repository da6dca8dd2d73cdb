"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { removeTaxRateAction } from "@/lib/tax/actions";
import type { TaxRateEntry } from "@/lib/tax/schema";
import { FoldedForm } from "../folded-form";

const idle: ActionState<TaxRateEntry> = { status: "idle" };

export function RemoveTaxRateForm({ rate }: { rate: TaxRateEntry }) {
  const [state, action, pending] = useActionState(removeTaxRateAction, idle);
  return (
    <FoldedForm title="Remove this rate" state={state}>
      <form action={action} className="grid justify-items-start gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="taxRateId" value={rate.id} />
        <input type="hidden" name="expectedVersion" value={rate.version} />
        <p className="text-sm text-muted">
          Checkouts reckon without it from now on. Orders keep the tax that they were placed with.
        </p>
        <Button look="secondary" disabled={pending}>
          Remove it
        </Button>
      </form>
    </FoldedForm>
  );
}
