import type { selectOrderMoves } from "./queries";
import { sumOf } from "./to-fulfillment-facts";

/** What has become of the units of one line that have left. */
export type ReturnFacts = {
  /** Units that have left. */
  fulfilled: number;
  /** Units that a shopper has asked to send back, or may; and those that have come. */
  open: number;
  received: number;
  /** Units whose money was given back, or is on its way, and that had left. */
  refunded: number;
  /** Of those, units that a return brings back, as far as there still is one. */
  covered: number;
  /** Units that came back into stock by a refund alone. */
  restocked: number;
};

/**
 * How many more units of a line can be asked back: they have left, no return holds them, and neither their money nor
 * they themselves came back by a refund.
 */
export function toReturn({ fulfilled, open, received, refunded, covered, restocked }: ReturnFacts): number {
  const inReturns = open + received;
  const refundedAlone = refunded - Math.min(covered, inReturns);
  return Math.max(0, fulfilled - inReturns - Math.max(refundedAlone, restocked));
}

/** Units that a return brings back and whose money was not given back yet. */
export function toCover({ open, received, covered }: ReturnFacts): number {
  return Math.max(0, open + received - covered);
}

/** Units that are with the shopper and that no return brings back: a refund alone can put them into stock. */
export function toRestock({ fulfilled, open, received, restocked }: ReturnFacts): number {
  return Math.max(0, fulfilled - open - received - restocked);
}

/** The facts of one line, from everything that has moved of its order. */
export function toReturnFacts(
  { fulfillmentLines, refundLines, removedLines, returnLines }: Awaited<ReturnType<typeof selectOrderMoves>>,
  orderLineId: string,
): ReturnFacts {
  const open = returnLines.filter(({ status }) => status === "requested" || status === "approved");
  // Units that were taken out never left, whatever became of their refund.
  const removed = sumOf(removedLines, orderLineId, "removed");
  return {
    fulfilled: sumOf(fulfillmentLines, orderLineId, "quantity"),
    open: sumOf(open, orderLineId, "quantity"),
    received: sumOf(returnLines, orderLineId, "received"),
    refunded: Math.max(0, sumOf(refundLines, orderLineId, "quantity") - removed),
    covered: sumOf(refundLines, orderLineId, "returned"),
    restocked: sumOf(removedLines, orderLineId, "restocked"),
  };
}
