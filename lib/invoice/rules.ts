import type { TaxShare } from "@/db/schema/invoice";
import { apportion } from "@/lib/money/apportion";

export type Series = "INV" | "CN";

/** How a number is written, here and nowhere else: `INV-2026-000001`, `CN-2026-000001`. */
export function formatNumber(series: Series, year: number, sequence: number): string {
  return `${series}-${year}-${String(sequence).padStart(6, "0")}`;
}

export type Supply = { kind: "delivered" | "paid"; at: Date };

/**
 * The date that an invoice has to name beside that of its issue: when the supply was completed, or else when the payment
 * on account was made (Directive 2006/112/EC, article 226 (7)). Where an order leaves in several parcels, it is completed
 * with the last of them; what needs no parcel is supplied when it is paid.
 *
 * @param parcels when each has left.
 * @param isComplete whether all that has to leave has left.
 */
export function resolveSupply(
  { parcels, isComplete }: { parcels: readonly Date[]; isComplete: boolean },
  paidAt: Date,
): Supply {
  const last = parcels.length > 0 ? new Date(Math.max(...parcels.map((at) => at.getTime()))) : null;
  return isComplete && last ? { kind: "delivered", at: last } : { kind: "paid", at: paidAt };
}

/** Whether the day of supply differs from the day of issue, as the law asks; both of UTC, as numbers are. */
export function differsFromIssue(suppliedAt: string, issuedAt: string): boolean {
  return suppliedAt.slice(0, 10) !== issuedAt.slice(0, 10);
}

/** What a line costs, in minor units: without tax, and its tax rate by rate. */
export type Part = { netMinor: number; taxes: readonly TaxShare[] };

export const taxOf = ({ taxes }: Pick<Part, "taxes">): number =>
  taxes.reduce((sum, tax) => sum + tax.amountMinor, 0);

export const grossOf = (part: Part): number => part.netMinor + taxOf(part);

/**
 * A share of what a part costs: net and each tax in the proportion of the whole, by the house's rule of rounding. They
 * sum to `amountMinor`, and none is more than it was: shares that are taken one after the other until nothing is left
 * give every unit of net and tax once.
 *
 * @param amountMinor with tax, at most what the part costs.
 */
export function splitPart(part: Part, amountMinor: number): Part {
  if (amountMinor > grossOf(part)) throw new RangeError("a share is more than its whole");
  const [netMinor = 0, ...shares] = apportion(amountMinor, [
    part.netMinor,
    ...part.taxes.map((tax) => tax.amountMinor),
  ]);
  return { netMinor, taxes: part.taxes.map((tax, at) => ({ ...tax, amountMinor: shares[at] ?? 0 })) };
}

/** All parts of a whole that is charged only up to `totalMinor`: nothing changes where that is all of it. */
export function scaleParts(parts: readonly Part[], totalMinor: number): Part[] {
  const amounts = apportion(totalMinor, parts.map(grossOf));
  return parts.map((part, at) => splitPart(part, amounts[at] ?? 0));
}

/**
 * What a refund takes of each part: first what it names, as far as that is left; whatever it does not name, of all
 * parts in the proportion of what is left of them.
 *
 * @param left what earlier credit notes have left, part by part.
 * @param named amounts with tax that the refund names for parts; they sum to `amountMinor` at most.
 * @throws RangeError where less is left than the refund gives back.
 */
export function planCredit(left: readonly Part[], amountMinor: number, named: readonly number[]): Part[] {
  const first = left.map((part, at) => Math.min(named[at] ?? 0, grossOf(part)));
  const rest = amountMinor - first.reduce((sum, amount) => sum + amount, 0);
  const room = left.map((part, at) => grossOf(part) - (first[at] ?? 0));
  if (rest < 0 || rest > room.reduce((sum, amount) => sum + amount, 0)) {
    throw new RangeError("a credit note is more than what is left of its invoice");
  }
  const more = apportion(rest, room);
  return left.map((part, at) => splitPart(part, (first[at] ?? 0) + (more[at] ?? 0)));
}

/** What is left of a part when another one of the same taxes is taken off it, or put back. */
export function addPart(part: Part, other: Part, sign: 1 | -1): Part {
  return {
    netMinor: part.netMinor + sign * other.netMinor,
    taxes: part.taxes.map((tax, at) => ({
      ...tax,
      amountMinor: tax.amountMinor + sign * (other.taxes[at]?.amountMinor ?? 0),
    })),
  };
}

export type TaxSum = { name: string; ratePpm: number; netMinor: number; amountMinor: number };

/** Tax by rate, with what it is reckoned on. */
export function sumTaxes(parts: readonly Part[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const { netMinor, taxes } of parts) {
    for (const { name, ratePpm, amountMinor } of taxes) {
      const key = `${name}\n${ratePpm}`;
      const sum = sums.get(key) ?? { name, ratePpm, netMinor: 0, amountMinor: 0 };
      sums.set(key, {
        ...sum,
        netMinor: sum.netMinor + netMinor,
        amountMinor: sum.amountMinor + amountMinor,
      });
    }
  }
  return [...sums.values()].filter((sum) => sum.netMinor > 0 || sum.amountMinor > 0);
}
