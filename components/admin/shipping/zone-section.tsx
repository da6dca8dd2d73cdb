import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Cell, Table } from "@/components/ui/table";
import { countryName } from "@/lib/i18n/country-name";
import { defaultLocale } from "@/lib/i18n/locales";
import type { ShippingMethod, ShippingZone } from "@/lib/shipping/schema";
import { sayRates } from "./say-rates";

type Props = {
  zone: ShippingZone;
  methods: readonly ShippingMethod[];
  currency: string;
  mayWrite: boolean;
};

const link = "font-medium underline underline-offset-4";

/** A zone with its methods; one that offers nothing says what that means. */
export function ZoneSection({ zone, methods, currency, mayWrite }: Props) {
  const isServed = methods.some(
    ({ status, rates }) => status === "active" && rates.some(({ price }) => price.currency === currency),
  );
  return (
    <section aria-labelledby={`zone-${zone.id}`}>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id={`zone-${zone.id}`} className="text-lg font-medium wrap-anywhere">
          {zone.name}
        </h2>
        {mayWrite ? (
          <Link
            href={`/admin/shipping/zones/${zone.id}`}
            aria-label={`Edit the zone ${zone.name}`}
            className="py-2 text-sm underline underline-offset-4"
          >
            Edit the zone
          </Link>
        ) : null}
      </div>
      <p className="mb-3 max-w-3xl text-sm text-muted">{sayPlace(zone)}</p>
      {isServed ? null : (
        <p className="mb-3 max-w-3xl rounded-lg bg-danger-ground px-4 py-3 text-sm text-danger">
          No method is offered here: nobody in this zone can check out what has to be delivered.
        </p>
      )}
      {methods.length > 0 ? (
        <Table caption={`Methods of ${zone.name}`} head={["Name", "Takes", "Costs", "Status"]}>
          {methods.map((method) => (
            <tr key={method.id}>
              <Cell>
                <Link href={`/admin/shipping/methods/${method.id}`} className={link}>
                  {method.name}
                </Link>
              </Cell>
              <Cell>{method.estimate}</Cell>
              <Cell>{sayRates(method.rates, currency)}</Cell>
              <Cell>
                <Badge>{method.status}</Badge>
              </Cell>
            </tr>
          ))}
        </Table>
      ) : null}
      {mayWrite ? (
        <p className="mt-3">
          <Link
            href={`/admin/shipping/methods/new?zone=${zone.id}`}
            aria-label={`Add a method to ${zone.name}`}
            className={buttonClass("secondary")}
          >
            Add a method
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function sayPlace({ countries, restOfWorld }: ShippingZone): string {
  if (restOfWorld) return "Every country without a zone of its own.";
  return countries.map((code) => countryName(code, defaultLocale)).join(", ");
}
