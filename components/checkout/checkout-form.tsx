"use client";

import { useActionState, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { startCheckoutAction } from "@/lib/checkout/actions";
import type { Checkout, CheckoutQuote } from "@/lib/checkout/schema";
import { formatMoney, type Money } from "@/lib/money/money";

type Method = { id: string | undefined; name: string; estimate: string; price: Money | null };
type Props = {
  country: string;
  region: string;
  currency: string;
  quotes: { method: Method; quote: CheckoutQuote }[];
};

const fields = [
  { name: "name", label: "Full name", autoComplete: "shipping name", required: true },
  { name: "company", label: "Company (optional)", autoComplete: "shipping organization", required: false },
  { name: "line1", label: "Street and number", autoComplete: "shipping address-line1", required: true },
  {
    name: "line2",
    label: "Apartment, floor (optional)",
    autoComplete: "shipping address-line2",
    required: false,
  },
  { name: "postalCode", label: "Postal code", autoComplete: "shipping postal-code", required: true },
  { name: "city", label: "City", autoComplete: "shipping address-level2", required: true },
  { name: "phone", label: "Phone (optional)", autoComplete: "shipping tel", required: false },
] as const;

export function CheckoutForm({ country, region, currency, quotes }: Props) {
  const [state, action, pending] = useActionState<ActionState<Checkout>, FormData>(startCheckoutAction, {
    status: "idle",
  });
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "failed") summary.current?.focus();
  }, [state]);
  if (quotes.length === 0) return <p>We cannot ship to this country yet. Choose another one.</p>;
  const chosen = typedValue(state, "shippingMethodId", quotes[0]?.method.id ?? "");
  return (
    <form action={action} className="grid gap-6">
      <div ref={summary} tabIndex={-1}>
        <CheckoutProblem state={state} />
      </div>
      <input type="hidden" name="shippingAddress.country" value={country} />
      <input type="hidden" name="shippingAddress.region" value={region} />
      <input type="hidden" name="currency" value={currency} />
      {quotes.map(({ method, quote }) => (
        <input
          key={method.id ?? "none"}
          type="hidden"
          name={`expected.${method.id ?? "none"}`}
          value={quote.total.amount}
        />
      ))}
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="email"
        required
        hint="For the confirmation, nothing else."
        defaultValue={typedValue(state, "email")}
        error={fieldError(state, "email")}
      />
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-3 text-lg font-medium">Shipping address</legend>
        {fields.map(({ name, ...field }) => (
          <TextField
            key={name}
            id={name}
            name={`shippingAddress.${name}`}
            {...field}
            defaultValue={typedValue(state, `shippingAddress.${name}`)}
            error={fieldError(state, `shippingAddress.${name}`)}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-3 text-lg font-medium">Shipping</legend>
        {quotes.map(({ method, quote }) => (
          <label
            key={method.id ?? "none"}
            htmlFor={`method-${method.id ?? "none"}`}
            className="flex min-h-14 items-center gap-3 rounded-lg border border-ink/30 bg-surface px-4 py-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent"
          >
            {method.id ? (
              <input
                id={`method-${method.id}`}
                type="radio"
                name="shippingMethodId"
                value={method.id}
                defaultChecked={method.id === chosen}
                required
              />
            ) : null}
            <span className="flex-1">
              {method.name || "No shipping needed"}
              <span className="block text-sm text-muted">{method.estimate}</span>
            </span>
            <span className="text-right text-sm">
              {method.price ? (method.price.amount === 0 ? "Free" : formatMoney(method.price)) : null}
              <span className="block font-medium">{`Total ${formatMoney(quote.total)}`}</span>
              <span className="block text-muted">{`${quote.taxIncluded ? "including" : "with"} ${formatMoney(quote.tax)} tax`}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextAreaField
        id="note"
        name="note"
        label="Note (optional)"
        rows={2}
        maxLength={1000}
        defaultValue={typedValue(state, "note")}
      />
      <Button disabled={pending} className="text-lg">
        {pending ? "Placing your order …" : "Order and pay"}
      </Button>
    </form>
  );
}

function CheckoutProblem({ state }: { state: ActionState }) {
  if (state.status === "failed" && state.problem.code === "price_changed") {
    const { was, now } = state.problem as unknown as { was: Money; now: Money };
    return (
      <div role="alert" className="rounded-lg bg-danger-ground px-4 py-3 text-sm text-danger">
        {`The total has changed from ${formatMoney(was)} to ${formatMoney(now)}. Nothing was ordered. Look at the totals below and order again if you agree.`}
      </div>
    );
  }
  return <ProblemAlert state={state} />;
}
