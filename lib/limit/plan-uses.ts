import type { Actor } from "@/lib/operation/context";
import { toNetwork } from "./address-network";
import { type Bound, getLimit, type Limit, type LimitName } from "./limits";

/** One count to be raised. */
export type Use = { policy: string; key: string; store: Limit["store"]; bound: Bound };

/** Who asks, and from where. */
export type Asker = {
  address: string;
  actor: Actor;
  /** The browser, if the account that it is about was signed in there before. */
  device?: string | undefined;
};

/**
 * What is counted before anything is read: the place, then everybody together. What is refused for its place is not
 * counted for all: else one place could use up everybody's.
 */
export function planDoorUses(name: LimitName, { address, device }: Asker): Use[] {
  const { store, device: known, ...limit } = getLimit(name);
  if (known && device) return [];
  return [
    limit.address && { policy: `${name}-address`, key: toNetwork(address), store, bound: limit.address },
    limit.all && { policy: `${name}-all`, key: "all", store: "memory" as const, bound: limit.all },
  ].filter((use) => use !== undefined);
}

/**
 * What is counted once it is known who asks and what it is about: the person, then the account, cart, link or order from
 * this place, then from all places. A known browser has a count of its own instead.
 */
export function planSubjectUses(
  name: LimitName,
  { address, actor, device }: Asker,
  input: Readonly<Record<string, unknown>>,
): Use[] {
  const { store, caller, subject, device: known } = getLimit(name);
  const uses: Use[] = [];
  const by = callerKey(actor);
  if (caller && by) uses.push({ policy: `${name}-caller`, key: by, store, bound: caller });
  const about = subject && subjectOf(subject, actor, input);
  if (!subject || !about) return uses;
  if (known && device) {
    return [...uses, { policy: `${name}-device`, key: `${about} ${device}`, store, bound: known.bound }];
  }
  const { is, here, anywhere } = subject;
  if (here)
    uses.push({ policy: `${name}-${is}-here`, key: `${about} ${toNetwork(address)}`, store, bound: here });
  return [...uses, { policy: `${name}-${is}`, key: about, store, bound: anywhere }];
}

/** The account, cart, link or order that a use is about; null where the input names none. */
export function subjectOf(
  { from }: NonNullable<Limit["subject"]>,
  actor: Actor,
  input: Readonly<Record<string, unknown>>,
): string | null {
  if (from === "caller") return actor.type === "staff" ? accountOf(actor.email) : callerKey(actor);
  const value = input[from.field];
  if (typeof value !== "string") return null;
  // However a number is written, it is the same order.
  return (from.field === "number" ? value.toUpperCase().replace(/\W/g, "") : accountOf(value)) || null;
}

/** However an address is written, it is the same account. */
export const accountOf = (email: string): string => email.trim().toLowerCase().slice(0, 254);

function callerKey(actor: Actor): string | null {
  if (actor.type === "key") return `key:${actor.keyId}`;
  return actor.type === "staff" || actor.type === "customer" ? `user:${actor.userId}` : null;
}
