"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { AddressFields } from "./address-fields";
import type { FormAnswer } from "./form-answer";

type Props = {
  country: string;
  answer: FormAnswer;
  /** The form was sent before: then a box that is not among its values was left empty. */
  filled: boolean;
};

/** Whose name the bill bears. The style sheet alone shows and hides the address: no script is needed. */
export function BillingFields({ country, answer, filled }: Props) {
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
        Billing address is the same as shipping
      </label>
      <fieldset className="group-has-[#billingSame:checked]/billing:hidden">
        <legend className="mb-3 font-medium">Billing address</legend>
        <AddressFields prefix="billingAddress" country={own} answer={answer} onCountry={setOwn} />
      </fieldset>
      <TextField
        id="vatId"
        name="vatId"
        label="VAT ID (optional)"
        hint="For companies in the European Union, for example DE123456789. It stands on the receipt."
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
