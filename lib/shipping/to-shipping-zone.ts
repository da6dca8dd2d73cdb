import { contentVersion } from "@/lib/operation/content-version";
import type { ZoneRow } from "./queries";
import type { ShippingZone } from "./schema";

/** The zone as staff see it. */
export function toShippingZone(row: ZoneRow): ShippingZone {
  const { id, name, countries, restOfWorld } = row;
  const version = contentVersion([name, countries, restOfWorld]);
  return { id, name, countries, restOfWorld, version, createdAt: row.createdAt.toISOString() };
}
