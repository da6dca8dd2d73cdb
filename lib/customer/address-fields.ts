import type { Address } from "@/lib/order/schema";

export const addressNames = [
  "name",
  "company",
  "line1",
  "line2",
  "city",
  "region",
  "postalCode",
  "country",
  "phone",
] as const satisfies readonly (keyof Address)[];

/** An address as a form is filled with it: by the paths of its fields. */
export function toAddressFields(prefix: string, address: Address): Record<string, string> {
  return Object.fromEntries(addressNames.map((name) => [`${prefix}.${name}`, address[name]]));
}
