"use client";

import { useActionState } from "react";
import type { Country } from "@/components/checkout/places";
import { Button } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateDraftCustomerAction } from "@/lib/draft-order/actions";
import type { DraftOrder } from "@/lib/draft-order/schema";
import { savedMeanwhile } from "../saved-meanwhile";
import { DraftSeen } from "./draft-seen";

const idle: ActionState<DraftOrder> = { status: "idle" };

const parts = [
  ["name", "Full name", 100],
  ["company", "Company", 100],
  ["line1", "Street and number", 200],
  ["line2", "Apartment, floor, …", 200],
  ["postalCode", "Postal code", 20],
  ["city", "City", 100],
  ["region", "State or province", 100],
  ["phone", "Phone", 30],
] as const;

type Props = { draft: DraftOrder; countries: readonly Country[] };

/** Who gets it, where it goes, and who is billed. */
export function DraftCustomerForm({ draft, countries }: Props) {
  const [state, action, pending] = useActionState(updateDraftCustomerAction, idle);
  const common = (name: string, now: string) => ({
    id: `draft-${name.replaceAll(".", "-")}`,
    name,
    defaultValue: typedValue(state, name, now),
    error: fieldError(state, name),
    hint: savedMeanwhile(state, name, now),
  });
  const language = common("language", draft.locale);
  const isBilledElsewhere =
    draft.billingAddress !== null ||
    (state.status === "failed" && parts.some(([part]) => state.values[`billingAddress.${part}`]));
  return (
    <form action={action} noValidate className="grid gap-6">
      <DraftSeen draft={draft} state={state} done="Saved." />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          {...common("email", draft.email)}
          type="email"
          label="E-mail"
          maxLength={254}
          {...(draft.state === "sent" ? { hint: "Another address ends the link that was sent." } : {})}
        />
        <SelectField key={language.defaultValue} {...language} label="Language">
          <option value="en">English</option>
          <option value="de">German</option>
        </SelectField>
      </div>
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-2 font-medium">Shipping address</legend>
        <AddressParts kind="shippingAddress" draft={draft} countries={countries} common={common} />
      </fieldset>
      <details open={isBilledElsewhere}>
        <summary className="min-h-6 font-medium">Billing address, where it is another</summary>
        <fieldset className="mt-3 grid gap-3 sm:grid-cols-2">
          <legend className="sr-only">Billing address</legend>
          <AddressParts kind="billingAddress" draft={draft} countries={countries} common={common} />
        </fieldset>
      </details>
      <TextField {...common("vatId", draft.vatId)} label="VAT ID of the buyer" maxLength={40} />
      <TextAreaField
        {...common("note", draft.note)}
        label="Note, which the customer reads"
        rows={3}
        maxLength={1000}
      />
      <p>
        <Button look="secondary" disabled={pending}>
          Save customer
        </Button>
      </p>
    </form>
  );
}

type PartsProps = Props & {
  kind: "shippingAddress" | "billingAddress";
  common: (
    name: string,
    now: string,
  ) => { id: string; name: string; defaultValue: string; error: string | undefined };
};

function AddressParts({ kind, draft, countries, common }: PartsProps) {
  return (
    <>
      {parts.map(([part, label, maxLength]) => (
        <TextField
          key={part}
          {...common(`${kind}.${part}`, draft[kind]?.[part] ?? "")}
          label={label}
          maxLength={maxLength}
        />
      ))}
      <CountryField countries={countries} {...common(`${kind}.country`, draft[kind]?.country ?? "US")} />
    </>
  );
}

type CountryProps = {
  countries: readonly Country[];
  id: string;
  name: string;
  defaultValue: string;
  error: string | undefined;
};

function CountryField({ countries, ...rest }: CountryProps) {
  return (
    // A select does not follow its default value: another one is another field.
    <SelectField key={rest.defaultValue} {...rest} label="Country">
      {countries.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
