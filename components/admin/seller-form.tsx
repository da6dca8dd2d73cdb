"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateSellerAction } from "@/lib/invoice/actions";
import type { Seller } from "@/lib/invoice/schema";

const idle: ActionState<Seller> = { status: "idle" };

const fields = [
  ["name", "Name", 100],
  ["line1", "Street and number", 200],
  ["line2", "Apartment, floor, …", 200],
  ["postalCode", "Postal code", 20],
  ["city", "City", 100],
  ["region", "State or province", 100],
  ["country", "Country code, for example US", 2],
  ["vatId", "VAT identification number", 30],
  ["taxNumber", "Tax number", 50],
  ["register", "Commercial register", 200],
  ["email", "Mail address", 254],
  ["phone", "Phone", 30],
] as const;

/** Who invoices say sells, from the next one on. */
export function SellerForm({ seller }: { seller: Seller }) {
  const [state, action, pending] = useActionState(updateSellerAction, idle);
  return (
    <form action={action} className="grid max-w-2xl gap-3">
      <ProblemAlert state={state} />
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map(([name, label, maxLength]) => (
          <TextField
            key={name}
            id={`seller-${name}`}
            name={name}
            label={label}
            required={name === "name"}
            maxLength={maxLength}
            defaultValue={typedValue(state, name, seller[name])}
            error={fieldError(state, name)}
          />
        ))}
      </div>
      <Button disabled={pending}>Save</Button>
      {state.status === "succeeded" ? (
        <Alert tone="success">Saved. Invoices say so from the next one on.</Alert>
      ) : null}
    </form>
  );
}
