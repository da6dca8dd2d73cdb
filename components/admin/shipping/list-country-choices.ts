import type { ShippingZone } from "@/lib/shipping/schema";
import { listAllCountries } from "../list-all-countries";
import type { CountryChoice } from "./zone-form";

/** All countries by name, each with the zone among the others that has it already. */
export const listCountryChoices = (others: readonly ShippingZone[]): CountryChoice[] =>
  listAllCountries().map(([code, name]) => ({
    code,
    name,
    takenBy: others.find(({ countries }) => countries.includes(code))?.name ?? null,
  }));
