"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateOrderAction } from "@/lib/order/actions";
import type { Address, Order } from "@/lib/order/schema";
import { FoldedForm } from "./folded-form";
import { SavedNote } from "./saved-note";

const idle: ActionState<Order> = { status: "idle" };

const parts = [
  ["name", "Full name", 100],
  ["company", "Company", 100],
  ["line1", "Street and number", 200],
  ["line2", "Apartment, floor, …", 200],
  ["postalCode", "Postal code", 20],
  ["city", "City", 100],
  ["phone", "Phone", 30],
] as const;

/** Addresses, mail address and note. What was typed stays when somebody else was faster, with what they saved below. */
export function EditOrderForm({ order }: { order: Order }) {
  const [state, action, pending] = useActionState(updateOrderAction, idle);
  const common = (name: string, now: string) => ({
    id: `edit-${name.replaceAll(".", "-")}`,
    name,
    defaultValue: typedValue(state, name, now),
    error: fieldError(state, name),
    hint: savedNow(state, name, now),
  });
  return (
    <FoldedForm title="Edit addresses, e-mail and note" state={state} open={state.status === "succeeded"}>
      <form action={action} noValidate className="grid gap-4">
        <ProblemAlert state={state} />
        <SavedNote state={state} />
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="expectedUpdatedAt" value={order.updatedAt} />
        <TextField {...common("email", order.email)} type="email" label="E-mail" required maxLength={254} />
        <AddressPart legend="Shipping address" kind="shippingAddress" order={order} common={common} />
        <AddressPart legend="Billing address" kind="billingAddress" order={order} common={common} />
        <TextAreaField {...common("note", order.note)} label="Note" rows={3} maxLength={1000} />
        <Button disabled={pending}>Save</Button>
      </form>
    </FoldedForm>
  );
}

type PartProps = {
  legend: string;
  kind: "shippingAddress" | "billingAddress";
  order: Order;
  common: (name: string, now: string) => { id: string; name: string; defaultValue: string };
};

function AddressPart({ legend, kind, order, common }: PartProps) {
  const address: Address | null = order[kind];
  if (!address) return null;
  return (
    <fieldset className="grid gap-3 sm:grid-cols-2">
      <legend className="mb-2 font-medium">{legend}</legend>
      {parts.map(([part, label, maxLength]) => (
        <TextField
          key={part}
          {...common(`${kind}.${part}`, address[part])}
          label={label}
          maxLength={maxLength}
        />
      ))}
      <input type="hidden" name={`${kind}.country`} value={address.country} />
      <input type="hidden" name={`${kind}.region`} value={address.region} />
      <p className="text-sm text-muted sm:col-span-2">
        {[address.region, address.country].filter(Boolean).join(", ")} stays: the order was taxed for it, and
        nothing is taxed anew.
      </p>
    </fieldset>
  );
}

/** What somebody else has saved meanwhile, where it is not what was typed. */
function savedNow(state: ActionState, name: string, now: string): string | undefined {
  if (state.status !== "failed" || state.problem.current === undefined) return undefined;
  const typed = state.values[name]?.replaceAll("\r\n", "\n");
  return typed === undefined || typed === now ? undefined : `Now saved: ${now || "nothing"}`;
}
