import type { OrderParts } from "./queries";
import type { FulfillmentFacts } from "./rules";

type Moves = Pick<OrderParts, "fulfillmentLines" | "removedLines"> & {
  lines: readonly { line: { id: string; quantity: number; requiresShipping: boolean } }[];
};

/** How far each line of an order has come. */
export function toFulfillmentFacts(parts: Moves): (FulfillmentFacts & { id: string })[] {
  return parts.lines.map(({ line: { id, quantity, requiresShipping } }) => ({
    id,
    quantity,
    requiresShipping,
    fulfilled: sumOf(parts.fulfillmentLines, id, "quantity"),
    removed: sumOf(parts.removedLines, id, "removed"),
  }));
}

/** The sum of a column over the rows of one order line. */
export function sumOf<Column extends string>(
  rows: readonly ({ orderLineId: string } & Record<Column, number>)[],
  orderLineId: string,
  column: Column,
): number {
  return rows.filter((row) => row.orderLineId === orderLineId).reduce((sum, row) => sum + row[column], 0);
}
