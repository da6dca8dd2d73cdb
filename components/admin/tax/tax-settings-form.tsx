"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateTaxSettingsAction } from "@/lib/setup/actions";
import type { ShopSettings } from "@/lib/setup/schema";
import { SavedNote } from "../saved-note";

const idle: ActionState<ShopSettings> = { status: "idle" };

/** How prices hold tax. */
export function TaxSettingsForm({ settings }: { settings: ShopSettings }) {
  const [state, action, pending] = useActionState(updateTaxSettingsAction, idle);
  const shared = (name: string, before: string) => ({
    id: `settings-${name}`,
    name,
    defaultValue: typedValue(state, name, before),
    error: fieldError(state, name),
  });
  const included = shared("taxIncluded", settings.taxIncluded ? "1" : "0");
  const rounding = shared("taxRounding", settings.taxRounding);
  return (
    <form action={action} className="grid max-w-2xl gap-4">
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      <input type="hidden" name="expectedVersion" value={settings.version} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField key={`included-${included.defaultValue}`} label="Prices" {...included}>
          <option value="0">are without tax: it is added at checkout</option>
          <option value="1">hold their tax</option>
        </SelectField>
        <SelectField key={`rounding-${rounding.defaultValue}`} label="Tax is rounded" {...rounding}>
          <option value="per_line">on each line of an order</option>
          <option value="per_rate">on the sum of each rate</option>
        </SelectField>
      </div>
      <p>
        <Button look="secondary" disabled={pending}>
          Save
        </Button>
      </p>
    </form>
  );
}
