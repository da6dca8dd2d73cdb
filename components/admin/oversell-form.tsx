"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { setOversellLimitAction } from "@/lib/inventory/actions";
import type { StockLevel } from "@/lib/inventory/schema";
import { SavedNote } from "./saved-note";

const idle: ActionState<StockLevel> = { status: "idle" };

/** On back order, or before it has come at all. */
export function OversellForm({ level }: { level: StockLevel }) {
  const [state, action, pending] = useActionState(setOversellLimitAction, idle);
  return (
    <form action={action} className="mt-3 grid gap-3">
      <input type="hidden" name="variantId" value={level.variantId} />
      <input type="hidden" name="locationId" value={level.location.id} />
      <input type="hidden" name="expectedLimit" value={level.oversellLimit} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-56">
          <TextField
            id={`oversell-${level.id}`}
            name="oversellLimit"
            label="Sold beyond stock, at most"
            inputMode="numeric"
            required
            defaultValue={typedValue(state, "oversellLimit", String(level.oversellLimit))}
            error={fieldError(state, "oversellLimit")}
          />
        </div>
        <Button look="secondary" disabled={pending}>
          Set limit
        </Button>
      </div>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
    </form>
  );
}
