"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { adjustStockAction } from "@/lib/inventory/actions";
import type { StockLevel, StockLocation } from "@/lib/inventory/schema";
import { FoldedForm } from "../folded-form";
import { SavedNote } from "../saved-note";

type Props = {
  variantId: string;
  /** Where none of the variant ever lay. */
  locations: readonly Pick<StockLocation, "id" | "name">[];
};

const idle: ActionState<StockLevel> = { status: "idle" };

/** The first stock of a variant in a location; from then on, the location has a form of its own. */
export function FurtherStockForm({ variantId, locations }: Props) {
  const [state, action, pending] = useActionState(adjustStockAction, idle);
  const shared = (name: string, before = "") => ({
    id: `further-${name}-${variantId}`,
    name,
    required: true,
    defaultValue: typedValue(state, name, before),
    error: fieldError(state, name),
  });
  const chosen = shared("locationId", locations[0]?.id);
  // Somebody else has brought some there meanwhile, or removed the place: nothing else is chosen by itself.
  const isGone = locations.every(({ id }) => id !== chosen.defaultValue);
  if (locations.length === 0 && state.status === "idle") return null;
  return (
    <div className="mt-4 grid gap-3">
      <FoldedForm title="Stock in another location" state={state}>
        <form action={action} className="grid gap-3">
          <ProblemAlert state={state} />
          <input type="hidden" name="variantId" value={variantId} />
          <input type="hidden" name="expectedOnHand" value="0" />
          <div className="flex flex-wrap items-end gap-3">
            <div className="w-56">
              {/* A select does not follow its default value: another one is another field. */}
              <SelectField
                key={`${isGone}-${chosen.defaultValue}`}
                label="Location"
                {...chosen}
                defaultValue={isGone ? "" : chosen.defaultValue}
              >
                {isGone ? (
                  <option value="">{locations.length > 0 ? "Choose one" : "None left"}</option>
                ) : null}
                {locations.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
            </div>
            <div className="w-28">
              <TextField label="Units there" inputMode="numeric" {...shared("setTo")} />
            </div>
            <div className="w-56">
              <TextField label="Reason" maxLength={500} {...shared("reason")} />
            </div>
            <Button look="secondary" disabled={pending}>
              Set stock
            </Button>
          </div>
        </form>
      </FoldedForm>
      <SavedNote state={state} />
    </div>
  );
}
