"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { currencyCodes } from "@/lib/money/currency-codes";
import { updateShopSettingsAction } from "@/lib/setup/actions";
import type { ShopSettings } from "@/lib/setup/schema";
import { SavedNote } from "../saved-note";

type Props = { settings: ShopSettings; countries: readonly (readonly [code: string, name: string])[] };

const idle: ActionState<ShopSettings> = { status: "idle" };

/** What the shop is called, where it is at home, and what it sells in. */
export function ShopSettingsForm({ settings, countries }: Props) {
  const [state, action, pending] = useActionState(updateShopSettingsAction, idle);
  const shared = (name: "name" | "currency" | "country") => ({
    id: `settings-${name}`,
    name,
    defaultValue: typedValue(state, name, settings[name]),
    error: fieldError(state, name),
  });
  const currency = shared("currency");
  const country = shared("country");
  return (
    <form action={action} className="grid max-w-2xl gap-4" noValidate>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      <input type="hidden" name="expectedVersion" value={settings.version} />
      <TextField label="Name of the shop" required maxLength={100} {...shared("name")} />
      <div className="grid gap-4 sm:grid-cols-2">
        {/* A select does not follow its default value: another one is another field. */}
        <SelectField
          key={`currency-${currency.defaultValue}`}
          label="Currency"
          hint="Everything is sold in it. It stays once there is a price: choose it before products are imported."
          {...currency}
        >
          {currencyCodes.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </SelectField>
        <SelectField
          key={`country-${country.defaultValue}`}
          label="Country"
          hint="Where the shop is at home: checkout begins with it."
          {...country}
        >
          {countries.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <p>
        <Button disabled={pending}>Save</Button>
      </p>
    </form>
  );
}
