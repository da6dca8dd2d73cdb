import { inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { setting } from "@/db/schema/platform";
import type { TaxSettings } from "./rules";

/**
 * Settings `taxIncluded` (prices hold their tax; false where absent) and `taxRounding` (per line where
 * absent).
 */
export async function getTaxSettings(db: Db): Promise<TaxSettings> {
  const rows = await db
    .select({ key: setting.key, value: setting.value })
    .from(setting)
    .where(inArray(setting.key, ["taxIncluded", "taxRounding"]));
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    included: values.get("taxIncluded") === true,
    rounding: values.get("taxRounding") === "per_rate" ? "per_rate" : "per_line",
  };
}
