import { AppError } from "@/lib/errors/app-error";
import { isUsedUp, type LimitOutcome } from "@/lib/limit/count-use";
import { type Limited, limitOf } from "@/lib/limit/limit-of";
import { getLimit, type LimitName } from "@/lib/limit/limits";
import { type Asker, planDoorUses, planSubjectUses } from "@/lib/limit/plan-uses";
import { requireUses } from "@/lib/limit/require-uses";
import type { Context } from "@/lib/operation/context";

/**
 * Counts a request before anything of it is read: for its place, and for all together. With an API key, the key counts
 * instead of the place, and its row instead of the operation's: who builds a shop of their own in front of this one asks
 * for many people from one place.
 *
 * @param seen takes what was counted, for headers.
 * @throws AppError `rate_limited` with `retryAfterSeconds`.
 */
export async function limitAtDoor(
  operation: Limited,
  asker: Asker,
  seen: LimitOutcome[] = [],
): Promise<void> {
  if (asker.actor.type === "key") {
    const row = operation.rest?.method === "GET" ? "key_read" : "key_write";
    return requireUses(planSubjectUses(row, asker, {}), seen);
  }
  const isForStaff = operation.access === "staff" || typeof operation.access === "object";
  const name = isForStaff && !operation.limit && asker.actor.type !== "staff" ? "read" : limitOf(operation);
  return requireUses(planDoorUses(name, asker), seen);
}

/**
 * Counts it for the person, and for what it is about, once both are known; of a key, only what it is about.
 *
 * @throws AppError `rate_limited` with `retryAfterSeconds`.
 */
export async function limitSubject(
  operation: Limited,
  asker: Asker,
  input: Readonly<Record<string, unknown>>,
  seen: LimitOutcome[] = [],
): Promise<void> {
  const name = limitOf(operation);
  const { caller, subject } = getLimit(name);
  if (asker.actor.type === "key" && (caller || subject?.from === "caller")) return;
  await requireUses(planSubjectUses(name, asker, input), seen);
}

/** Counts a use of what is no operation, for its place. @throws AppError `rate_limited`. */
export function limitPlace(name: LimitName, address: string, seen: LimitOutcome[] = []): Promise<void> {
  return requireUses(planDoorUses(name, { address, actor: { type: "guest" } }), seen);
}

/**
 * Looks a key up as long as this place has not tried too many that were none: a try costs a query, and no other limit
 * knows whom to count it for.
 *
 * @throws AppError `rate_limited`, and what `find` throws.
 */
export async function limitWrongKeys(
  address: string,
  find: () => Promise<Context>,
  seen: LimitOutcome[],
): Promise<Context> {
  const uses = planDoorUses("wrong_key", { address, actor: { type: "guest" } });
  if (uses.some(isUsedUp)) await requireUses(uses, seen);
  try {
    return await find();
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") await requireUses(uses, seen);
    throw error;
  }
}
