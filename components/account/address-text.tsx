import { useLocale } from "#words";
import { addressLines } from "@/lib/checkout/address-lines";
import type { Address } from "@/lib/order/schema";

/** An address as one would write it on a letter. */
export function AddressText({ address }: { address: Address }) {
  const locale = useLocale();
  const lines = [address.name, address.company, ...addressLines(address, locale), address.phone].filter(
    (line) => line !== "",
  );
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
