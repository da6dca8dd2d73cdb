import type { returnStatuses } from "./schema";

export type ReturnStatus = (typeof returnStatuses)[number];

/** One that is withdrawn is stored as closed, which is all that anything else has to know of it. */
export function resolveReturnStatus({
  status,
  withdrawnAt,
}: {
  status: Exclude<ReturnStatus, "withdrawn">;
  withdrawnAt: Date | null;
}): ReturnStatus {
  return withdrawnAt === null ? status : "withdrawn";
}

/**
 * Days in which goods can be sent back. They count from the last parcel: where an order comes in several, the law
 * counts from the last of them (Directive 2011/83/EU, article 9 (2) (b) (i)).
 */
export const RETURN_WINDOW_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** States are data: every move that is not here is refused. What was approved and never came is closed as it is. */
const transitions: Record<ReturnStatus, readonly ReturnStatus[]> = {
  requested: ["approved", "declined", "withdrawn"],
  approved: ["received", "closed"],
  declined: [],
  received: ["closed"],
  closed: [],
  withdrawn: [],
};

export function canMoveReturn(from: ReturnStatus, to: ReturnStatus): boolean {
  return transitions[from].includes(to);
}

/** Until when something of an order can be sent back; null while nothing has left. */
export function findReturnEnd(parcels: readonly { createdAt: Date }[]): Date | null {
  const last = Math.max(...parcels.map(({ createdAt }) => createdAt.getTime()));
  return Number.isFinite(last) ? new Date(last + RETURN_WINDOW_DAYS * DAY_MS) : null;
}

/** Why nothing of an order can be sent back; null where something can. */
export function findReturnProblem(
  { end, units }: { end: Date | null; units: number },
  now: Date,
): "nothing_left" | "too_late" | "nothing_returnable" | null {
  if (end === null) return "nothing_left";
  if (now.getTime() > end.getTime()) return "too_late";
  return units > 0 ? null : "nothing_returnable";
}

/** How staff and shoppers name a return, on parcels too. */
export function returnNumber(orderNumber: string, position: number): string {
  return `${orderNumber}-R${position}`;
}
