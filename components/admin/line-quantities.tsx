import { TextField } from "@/components/ui/field";
import { typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { Order } from "@/lib/order/schema";

type Props = {
  order: Order;
  /** Most that a line can have; lines with none are left out. */
  mostOf: (line: Order["lines"][number]) => number;
  /** What the fields begin with. */
  fill: "all" | "none";
  prefix: string;
  state: ActionState;
};

/** How many of each line of an order. */
export function LineQuantities({ order, mostOf, fill, prefix, state }: Props) {
  return order.lines.flatMap((line) => {
    const most = mostOf(line);
    if (most === 0) return [];
    const name = `lines.${line.id}`;
    return [
      <TextField
        key={line.id}
        id={`${prefix}-${line.id}`}
        name={name}
        label={`${line.title}${line.variantTitle === "Default" ? "" : `, ${line.variantTitle}`} (at most ${most})`}
        inputMode="numeric"
        maxLength={3}
        defaultValue={typedValue(state, name, fill === "all" ? String(most) : "")}
      />,
    ];
  });
}
