import type { Context } from "@/lib/operation/context";
import { selectSteps } from "./queries";
import { MAX_STEPS } from "./schema";

export type FoundRedirect = { toPath: string; steps: string[] };

/**
 * Where a path that has no page leads: the end of the chain, and all paths on the way. A chain longer than `MAX_STEPS`
 * is followed that far, and on from there by the next look-up. Null when it leads nowhere or in a circle, which
 * `addRedirect` never writes.
 */
export async function findRedirect({ db }: Context, fromPath: string): Promise<FoundRedirect | null> {
  const steps = await selectSteps(db, fromPath);
  const toPath = steps[Math.min(steps.length, MAX_STEPS) - 1];
  if (toPath === undefined || new Set([fromPath, ...steps]).size <= steps.length) return null;
  return { toPath, steps };
}
