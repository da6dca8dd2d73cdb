import { AppError } from "@/lib/errors/app-error";
import { countUse, type LimitOutcome } from "./count-use";
import { noteRefusal } from "./note-refusal";
import type { Use } from "./plan-uses";

/**
 * Counts uses one after the other; the first that is one too many ends it, so that what comes after is not counted.
 *
 * @param seen takes every outcome, for headers.
 * @throws AppError `rate_limited` with `retryAfterSeconds`, and the name of the limit as `violated-policies`.
 */
export async function requireUses(uses: readonly Use[], seen: LimitOutcome[] = []): Promise<void> {
  for (const use of uses) {
    const outcome = await countUse(use);
    seen.push(outcome);
    if (outcome.allowed) continue;
    noteRefusal(use);
    throw tooMany(outcome);
  }
}

function tooMany({ resetSeconds, policy }: Pick<LimitOutcome, "resetSeconds" | "policy">): AppError {
  return new AppError("rate_limited", undefined, {
    details: { retryAfterSeconds: resetSeconds, "violated-policies": [policy] },
  });
}
