"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { translatedLocales } from "@/lib/i18n/locales";
import { createPromotionAction, updatePromotionAction } from "@/lib/promotion/actions";
import type { Promotion } from "@/lib/promotion/schema";
import { SavedNote } from "./saved-note";

/** What a form field shows of a promotion, as text. */
export type PromotionFields = Record<string, string>;

type Props = { promotion: Promotion | null; fields: PromotionFields; currency: string };

const languages = new Intl.DisplayNames("en", { type: "language" });
const idle: ActionState<Promotion> = { status: "idle" };

const choices: Record<string, [value: string, label: string][]> = {
  status: [
    ["draft", "Draft: nobody gets it"],
    ["active", "Active"],
    ["archived", "Archived: over for good"],
  ],
  kind: [
    ["percent", "Percent off"],
    ["fixed", "Amount off"],
    ["buy_x_get_y", "Buy some, get some"],
    ["free_shipping", "Free shipping"],
  ],
  method: [
    ["code", "With a code"],
    ["automatic", "Automatically"],
  ],
  stackingGroup: [
    ["order", "The order: one such promotion for each"],
    ["lines", "Its lines: one such promotion for each line"],
  ],
};

/** Everything that a promotion is. Fields that its kind does not know are left alone. */
export function PromotionForm({ promotion, fields, currency }: Props) {
  const [state, action, pending] = useActionState(
    promotion ? updatePromotionAction : createPromotionAction,
    idle,
  );
  const shared = (name: string) => ({
    id: `promotion-${name}`,
    name,
    defaultValue: typedValue(state, name, fields[name] ?? ""),
    error: fieldError(state, name),
  });
  const select = (name: string, label: string) => {
    const props = shared(name);
    return (
      // A select does not follow its default value: another one is another field.
      <SelectField key={`${name}-${props.defaultValue}`} label={label} {...props}>
        {(choices[name] ?? []).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </SelectField>
    );
  };
  const check = (name: string, label: string) => {
    const checked = state.status === "failed" ? state.values[name] === "on" : fields[name] === "on";
    return (
      <label key={`${name}-${checked}`} className="flex min-h-11 items-center gap-3 text-sm">
        <input type="checkbox" name={name} defaultChecked={checked} className="size-5" />
        {label}
      </label>
    );
  };
  const group = "grid gap-4 sm:grid-cols-2";
  return (
    <form action={action} className="grid max-w-3xl gap-6" noValidate>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      {promotion ? (
        <>
          <input type="hidden" name="promotionId" value={promotion.id} />
          <input type="hidden" name="expectedVersion" value={promotion.version} />
        </>
      ) : null}
      <input type="hidden" name="currency" value={currency} />
      <TextField label="Name, as shoppers read it" maxLength={120} required {...shared("name")} />
      {translatedLocales.map((locale) => (
        <TextField
          key={locale}
          label={`${languages.of(locale) ?? locale}: name`}
          hint="Left empty, the name above is shown."
          maxLength={120}
          lang={locale}
          {...shared(`translations.${locale}.name`)}
        />
      ))}
      <div className={group}>
        {select("status", "Status")}
        {select("method", "Who gets it")}
        {select("kind", "What it does")}
        {select("stackingGroup", "What it is taken off")}
        <TextField label="Percent" inputMode="decimal" {...shared("percentPpm")} />
        <TextField label={`Amount off, ${currency}`} inputMode="decimal" {...shared("amount")} />
        <TextField label="Units bought" inputMode="numeric" {...shared("buyQuantity")} />
        <TextField label="Units given" inputMode="numeric" {...shared("getQuantity")} />
        <TextField
          label="Priority"
          inputMode="numeric"
          hint="The higher goes first; among equals what takes off more."
          {...shared("priority")}
        />
      </div>
      <fieldset className={group}>
        <legend className="mb-2 text-lg font-medium">For what</legend>
        <TextAreaField
          label="Products, by handle, one a line"
          rows={3}
          hint="Neither products nor collections: for everything."
          {...shared("products")}
        />
        <TextAreaField label="Collections, by handle, one a line" rows={3} {...shared("collections")} />
        <TextField label={`Goods for at least, ${currency}`} inputMode="decimal" {...shared("minSubtotal")} />
        {check("excludesReduced", "Leave out goods that are reduced already")}
      </fieldset>
      <fieldset className={group}>
        <legend className="mb-2 text-lg font-medium">For whom, when, and how often</legend>
        <TextField label="Starts (UTC)" type="datetime-local" {...shared("startsAt")} />
        <TextField label="Ends (UTC)" type="datetime-local" {...shared("endsAt")} />
        <TextField label="Orders in total" inputMode="numeric" {...shared("usageLimit")} />
        <TextField label="Orders per customer" inputMode="numeric" {...shared("usageLimitPerCustomer")} />
        {check("firstOrderOnly", "For a first order only")}
      </fieldset>
      <p>
        <Button disabled={pending}>{promotion ? "Save" : "Create"}</Button>
      </p>
    </form>
  );
}
