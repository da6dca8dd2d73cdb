"use client";

import { useState } from "react";
import { useTranslations } from "#words";
import { TextField } from "@/components/ui/field";
import { AddressFields } from "./address-fields";
import type { FormAnswer } from "./form-answer";
import type { Country } from "./places";

type Props = {
  country: string;
  countries: readonly Country[];
  answer: FormAnswer;
  /** The form was sent before: then a box that is not among its values was left empty. */
  filled: boolean;
};

/** Whose name the bill bears. The style sheet alone shows and hides the address: no script is needed. */
export function BillingFields({ country, countries, answer, filled }: Props) {
  const t = useTranslations("checkout");
  const [own, setOwn] = useState(answer.value("billingAddress.country", country));
  return (
    <div className="group/billing grid gap-4">
      <label htmlFor="billingSame" className="flex min-h-11 items-center gap-3">
        <input
          id="billingSame"
          type="checkbox"
          name="billingSame"
          value="1"
          className="size-5"
          defaultChecked={!filled || answer.value("billingSame") !== ""}
        />
        {t("billingSame")}
      </label>
      <fieldset className="group-has-[#billingSame:checked]/billing:hidden">
        <legend className="mb-3 font-medium">{t("billingAddress")}</legend>
        <AddressFields
          prefix="billingAddress"
          country={own}
          countries={countries}
          answer={answer}
          onCountry={setOwn}
        />
      </fieldset>
      <TextField
        id="vatId"
        name="vatId"
        label={t("vatId")}
        hint={t("vatIdHint")}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={answer.value("vatId")}
        error={answer.error("vatId")}
      />
    </div>
  );
}
