"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import { useTranslations } from "#words";
import { SelectField, TextField } from "@/components/ui/field";
import { findAddressFormat } from "@/lib/checkout/address-formats";
import { type FormAnswer, fieldId } from "./form-answer";
import type { Country } from "./places";

type Props = {
  prefix: "shippingAddress" | "billingAddress" | "address";
  country: string;
  countries: readonly Country[];
  answer: FormAnswer;
  onCountry: (country: string) => void;
  onRegion?: (() => void) | undefined;
};

/** The fields of an address, named and ordered as its country writes them. */
export function AddressFields({ prefix, country, countries, answer, onCountry, onRegion }: Props) {
  const t = useTranslations("checkout.field");
  const label = useLabel();
  const format = findAddressFormat(country);
  const section = prefix === "billingAddress" ? "billing" : "shipping";
  const common = (name: string, autoComplete: HTMLInputAutoCompleteAttribute, before = "") => {
    const path = `${prefix}.${name}`;
    return {
      id: fieldId(path),
      name: path,
      autoComplete: `${section} ${autoComplete}`,
      defaultValue: answer.value(path, before),
      error: answer.error(path),
    };
  };
  const differing = {
    postalCode: format.postal ? (
      <TextField
        key="postalCode"
        {...common("postalCode", "postal-code")}
        label={label(t(`postalCode.${format.postal.kind}`), format.postal.required)}
        required={format.postal.required}
        maxLength={20}
        inputMode={/^\d+$/.test(format.postal.example) && country !== "US" ? "numeric" : "text"}
        autoCapitalize="characters"
      />
    ) : null,
    city: (
      <TextField
        key="city"
        {...common("city", "address-level2")}
        label={t(`city.${format.city}`)}
        required
        maxLength={100}
      />
    ),
    region: format.region ? (
      <RegionField
        key={`region-${country}`}
        region={format.region}
        {...common("region", "address-level1")}
        onRegion={onRegion}
      />
    ) : null,
  };
  return (
    <div className="grid gap-4 sm:grid-cols-6 sm:*:col-span-6">
      <SelectField
        {...common("country", "country", country)}
        label={t("country")}
        onChange={(event) => onCountry(event.target.value)}
      >
        {countries.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField {...common("name", "name")} label={t("name")} required maxLength={100} />
      <TextField {...common("company", "organization")} label={label(t("company"), false)} maxLength={100} />
      <TextField {...common("line1", "address-line1")} label={t("line1")} required maxLength={200} />
      <TextField {...common("line2", "address-line2")} label={label(t("line2"), false)} maxLength={200} />
      {format.order.map((field) => differing[field])}
      {section === "shipping" ? (
        <TextField
          {...common("phone", "tel")}
          type="tel"
          label={label(t("phone"), false)}
          hint={t("phoneHint")}
          maxLength={30}
        />
      ) : null}
    </div>
  );
}

type RegionProps = {
  region: NonNullable<ReturnType<typeof findAddressFormat>["region"]>;
  id: string;
  name: string;
  autoComplete: string;
  defaultValue: string;
  error: string | undefined;
  onRegion: (() => void) | undefined;
};

function RegionField({ region, onRegion, defaultValue, ...rest }: RegionProps) {
  const t = useTranslations("checkout.field");
  const label = useLabel()(t(`region.${region.kind}`), region.required);
  if (region.options.length === 0) {
    return (
      <TextField
        {...rest}
        label={label}
        required={region.required}
        maxLength={100}
        defaultValue={defaultValue}
      />
    );
  }
  const known = region.options.some(([code]) => code === defaultValue);
  return (
    <SelectField
      {...rest}
      label={label}
      required={region.required}
      defaultValue={known ? defaultValue : ""}
      onChange={onRegion}
    >
      <option value="">{t("choose")}</option>
      {region.options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** What need not be filled in says so. */
function useLabel() {
  const t = useTranslations("checkout.field");
  return (label: string, required: boolean) => (required ? label : t("optional", { label }));
}
