"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { countries, usStates } from "./places";

/** Where it goes decides shipping and tax. Without JavaScript, a button shows the page for another place. */
export function DestinationForm({ country, region }: { country: string; region: string }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const show = () => {
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) query.set(name, String(value));
    router.replace(`/checkout?${query}`, { scroll: false });
  };
  return (
    <form
      ref={form}
      action="/checkout"
      className="grid gap-4 rounded-xl border border-line bg-surface p-5 sm:grid-cols-[1fr_1fr_auto] sm:items-end"
    >
      <SelectField
        id="country"
        name="country"
        label="Country"
        defaultValue={country}
        autoComplete="shipping country"
        onChange={show}
      >
        {countries.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      {country === "US" ? (
        <SelectField
          id="region"
          name="region"
          label="State"
          defaultValue={region}
          autoComplete="shipping address-level1"
          onChange={show}
        >
          {usStates.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
      ) : (
        <span />
      )}
      <noscript>
        <Button look="secondary">Show shipping</Button>
      </noscript>
    </form>
  );
}
