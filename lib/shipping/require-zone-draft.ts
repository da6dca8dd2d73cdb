import type { Db } from "@/db/client";
import type { FieldError } from "@/lib/errors/app-error";
import { requireSound } from "@/lib/errors/require-sound";
import { countryName } from "@/lib/i18n/country-name";
import { defaultLocale } from "@/lib/i18n/locales";
import { findPlaceProblems } from "./draft-rules";
import { selectZones } from "./queries";
import type { ZoneDraft } from "./schema";

/**
 * Each country has one zone, there is one rest of the world, and names tell zones apart. The caller holds the lock of the zones.
 *
 * @param except the zone that is edited.
 * @throws AppError `validation_failed`.
 */
export async function requireZoneDraft(db: Db, draft: ZoneDraft, except?: string): Promise<void> {
  const others = (await selectZones(db)).filter(({ id }) => id !== except);
  const taken = (path: string, message: string): FieldError => ({ path, code: "taken", message });
  const countries = draft.countries.flatMap((code) => {
    const zone = others.find((other) => other.countries.includes(code));
    const country = countryName(code, defaultLocale);
    return zone ? [taken("countries", `${country} is in the zone “${zone.name}” already`)] : [];
  });
  const rest = draft.restOfWorld ? others.find((other) => other.restOfWorld) : undefined;
  const namesake = others.some(({ name }) => name.toLowerCase() === draft.name.toLowerCase());
  requireSound([
    ...findPlaceProblems(draft),
    ...countries,
    ...(rest ? [taken("restOfWorld", `“${rest.name}” is the rest of the world already`)] : []),
    ...(namesake ? [taken("name", "Another zone has this name already")] : []),
  ]);
}
