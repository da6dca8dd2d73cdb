"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { useTranslations } from "#words";
import { AddressFields } from "@/components/checkout/address-fields";
import { fieldId, toFormAnswer } from "@/components/checkout/form-answer";
import type { Country } from "@/components/checkout/places";
import { useFieldMessages } from "@/components/checkout/use-field-messages";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { ActionState } from "@/lib/api/to-action";
import { saveAddressAction } from "@/lib/customer/actions";

type Props = {
  addressId: string | null;
  /** What stands in the fields, by their paths. */
  saved: Readonly<Record<string, string>>;
  isDefault: boolean;
  country: string;
  countries: readonly Country[];
};

/** An address, asked for as its country writes it. */
export function AddressForm({ addressId, saved, isDefault, country, countries }: Props) {
  const t = useTranslations("account.addresses");
  const [state, action, pending] = useActionState<ActionState<{ addressId: string }>, FormData>(
    saveAddressAction,
    { status: "idle" },
  );
  const failed = state.status === "failed" ? state : null;
  const errors = useFieldMessages(failed?.problem ?? null);
  const answer = toFormAnswer(failed?.values ?? saved, errors);
  const [shown, setShown] = useState(answer.value("address.country", country));
  const isTicked = failed ? answer.value("isDefault") === "1" : isDefault;
  // Sent by hand, so that nothing is reset: a list would go back to what it showed at first.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => action(data));
  };
  return (
    <form action={action} onSubmit={submit} noValidate className="grid max-w-xl gap-6">
      <LocaleField />
      {addressId ? <input type="hidden" name="addressId" value={addressId} /> : null}
      {failed ? (
        <ErrorSummary
          title={errors.length > 0 ? t("wrong") : failed.said.summary}
          errors={errors.map(({ path, message }) => ({ id: fieldId(path), message }))}
          round={failed}
        />
      ) : null}
      <AddressFields
        prefix="address"
        country={shown}
        countries={countries}
        answer={answer}
        onCountry={setShown}
      />
      <label htmlFor="isDefault" className="flex min-h-11 items-center gap-3">
        <input
          id="isDefault"
          type="checkbox"
          name="isDefault"
          value="1"
          className="size-5"
          defaultChecked={isTicked}
        />
        {t("makeDefault")}
      </label>
      <Button disabled={pending} className="justify-self-start">
        {t("save")}
      </Button>
    </form>
  );
}
