import { useLocale } from "#words";
import { countryName } from "@/lib/i18n/country-name";
import type { Address } from "@/lib/order/schema";

/** An address as one would write it on a letter. */
export function AddressText({ address }: { address: Address }) {
  const locale = useLocale();
  const lines = [
    address.name,
    address.company,
    address.line1,
    address.line2,
    `${address.postalCode} ${address.city}`.trim(),
    address.region,
    countryName(address.country, locale),
    address.phone,
  ].filter((line) => line !== "");
  return (
    <address className="wrap-anywhere not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}
