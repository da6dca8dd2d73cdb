import type { draftProblems, draftStates } from "./schema";

export type DraftState = (typeof draftStates)[number];
export type DraftProblem = (typeof draftProblems)[number];

/** For so long what a link offers can be paid, from the last time that it was sent. */
export const LINK_DAYS = 30;

/** Whether a draft is done with says its cart, in the transaction that confirms the order. */
export function resolveDraftState(
  { status }: { status: "open" | "sent" | "canceled" },
  { completedAt }: { completedAt: Date | null },
): DraftState {
  return completedAt === null ? status : "completed";
}

export function isLinkOver({ linkEndsAt }: { linkEndsAt: Date | null }, now: Date): boolean {
  return linkEndsAt === null || linkEndsAt.getTime() <= now.getTime();
}

/** Missing stock keeps nothing from being sent: it may come, and paying asks for it again. */
export function keepsFromSending(problem: DraftProblem): boolean {
  return problem !== "insufficient_stock";
}
