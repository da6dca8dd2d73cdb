"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { adjustStockAction } from "@/lib/inventory/actions";
import type { StockLevel } from "@/lib/inventory/schema";
import { SavedNote } from "./saved-note";

const idle: ActionState<StockLevel> = { status: "idle" };

export function StockForm({ level }: { level: StockLevel }) {
  const [state, action, pending] = useActionState(adjustStockAction, idle);
  return (
    <form action={action} className="mt-4 grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="variantId" value={level.variantId} />
      <input type="hidden" name="locationId" value={level.location.id} />
      <input type="hidden" name="expectedOnHand" value={level.onHand} />
      <p className="text-sm text-muted">
        {`${level.location.name}: ${level.onHand} on hand, ${level.reserved} reserved, ${level.allocated} allocated, ${level.available} available`}
      </p>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-28">
          <TextField
            id={`set-${level.id}`}
            name="setTo"
            label="On hand"
            inputMode="numeric"
            required
            defaultValue={typedValue(state, "setTo", String(level.onHand))}
            error={fieldError(state, "setTo")}
          />
        </div>
        <div className="w-56">
          <TextField
            id={`reason-${level.id}`}
            name="reason"
            label="Reason"
            required
            maxLength={500}
            defaultValue={typedValue(state, "reason")}
            error={fieldError(state, "reason")}
          />
        </div>
        <Button look="secondary" disabled={pending}>
          Set stock
        </Button>
      </div>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
    </form>
  );
}
