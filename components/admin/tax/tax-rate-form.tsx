"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { createTaxRateAction, updateTaxRateAction } from "@/lib/tax/actions";
import type { TaxRateEntry } from "@/lib/tax/schema";
import { SavedNote } from "../saved-note";

type Props = {
  rate: TaxRateEntry | null;
  countries: readonly (readonly [code: string, name: string])[];
  /** Where the shop is at home: the first rate is most often of it. */
  country: string;
};

const idle: ActionState<TaxRateEntry> = { status: "idle" };

/** A rate; where it is due is chosen once, for another place is another rate. */
export function TaxRateForm({ rate, countries, country }: Props) {
  const [state, action, pending] = useActionState(rate ? updateTaxRateAction : createTaxRateAction, idle);
  const shared = (name: string, before: string) => ({
    id: `tax-${name}`,
    name,
    defaultValue: typedValue(state, name, before),
    error: fieldError(state, name),
  });
  const chosen = shared("country", country);
  const onShipping =
    state.status === "failed" ? state.values.appliesToShipping === "1" : (rate?.appliesToShipping ?? true);
  return (
    <form action={action} className="grid max-w-2xl gap-4" noValidate>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      {rate ? (
        <>
          <input type="hidden" name="taxRateId" value={rate.id} />
          <input type="hidden" name="expectedVersion" value={rate.version} />
        </>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          {/* A select does not follow its default value: another one is another field. */}
          <SelectField key={chosen.defaultValue} label="Country" {...chosen}>
            {countries.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            label="State or province"
            hint="Its code, for example NY. Left empty: the whole country."
            maxLength={3}
            autoCapitalize="characters"
            {...shared("region", "")}
          />
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name, as shoppers read it"
          hint="For example VAT, or New York sales tax."
          required
          maxLength={120}
          {...shared("name", rate?.name ?? "")}
        />
        <TextField
          label="Percent"
          inputMode="decimal"
          hint="For example 19, or 8.875."
          required
          {...shared("ratePpm", rate ? String(rate.ratePpm / 10_000) : "")}
        />
      </div>
      <label key={`shipping-${onShipping}`} className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          name="appliesToShipping"
          value="1"
          defaultChecked={onShipping}
          className="size-5"
        />
        Shipping is taxed as well
      </label>
      <p>
        <Button disabled={pending}>{rate ? "Save" : "Create"}</Button>
      </p>
    </form>
  );
}
