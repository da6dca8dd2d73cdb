"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { translatedLocales } from "@/lib/i18n/locales";
import { formatDecimal } from "@/lib/money/money";
import { createShippingMethodAction, updateShippingMethodAction } from "@/lib/shipping/actions";
import type { ShippingMethod } from "@/lib/shipping/schema";
import { SavedNote } from "../saved-note";
import { RateRows } from "./rate-rows";

type Props = { zoneId: string; method: ShippingMethod | null; currency: string };

const languages = new Intl.DisplayNames("en", { type: "language" });
const idle: ActionState<ShippingMethod> = { status: "idle" };

/** What shoppers read of a method, and what it costs in the shop's currency. */
export function MethodForm({ zoneId, method, currency }: Props) {
  const [state, action, pending] = useActionState(
    method ? updateShippingMethodAction : createShippingMethodAction,
    idle,
  );
  const shared = (name: string, before: string) => ({
    id: `method-${name}`,
    name,
    defaultValue: typedValue(state, name, before),
    error: fieldError(state, name),
  });
  const rates = (method?.rates ?? []).filter(({ price }) => price.currency === currency);
  return (
    <form action={action} className="grid max-w-3xl gap-6" noValidate>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      {method ? (
        <>
          <input type="hidden" name="shippingMethodId" value={method.id} />
          <input type="hidden" name="expectedVersion" value={method.version} />
        </>
      ) : (
        <input type="hidden" name="zoneId" value={zoneId} />
      )}
      <input type="hidden" name="currency" value={currency} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name, as shoppers read it"
          required
          maxLength={120}
          {...shared("name", method?.name ?? "")}
        />
        <TextField
          label="How long it takes"
          hint="For example: 3–5 business days"
          maxLength={120}
          {...shared("estimate", method?.estimate ?? "")}
        />
        {translatedLocales.map((locale) => {
          const texts = method?.translations[locale];
          const language = languages.of(locale) ?? locale;
          const name = shared(`translations.${locale}.name`, texts?.name ?? "");
          const estimate = shared(`translations.${locale}.estimate`, texts?.estimate ?? "");
          return [
            <TextField key={name.id} label={`${language}: name`} lang={locale} maxLength={120} {...name} />,
            <TextField
              key={estimate.id}
              label={`${language}: how long it takes`}
              lang={locale}
              maxLength={120}
              {...estimate}
            />,
          ];
        })}
      </div>
      <RateRows
        currency={currency}
        state={state}
        rates={rates.map(({ minSubtotal, price }) => ({
          from: formatDecimal(minSubtotal),
          price: formatDecimal(price),
        }))}
      />
      <div className="max-w-60">
        <TextField
          label="Place in the list"
          inputMode="numeric"
          hint="The lower comes first."
          {...shared("position", String(method?.position ?? 0))}
        />
      </div>
      <p>
        <Button disabled={pending}>{method ? "Save" : "Create"}</Button>
      </p>
    </form>
  );
}
