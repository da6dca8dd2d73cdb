import { TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";

type Props = {
  currency: string;
  state: ActionState;
  /** As decimals, from the lowest threshold. */
  rates: readonly { from: string; price: string }[];
};

/** Empty rows that stand below those that are filled: without scripts, nobody could add one. */
const SPARE = 2;

/** What a method costs: one row for each value of the goods from which another price applies. */
export function RateRows({ currency, state, rates }: Props) {
  const typed =
    state.status === "failed"
      ? Object.keys(state.values).filter((name) => /^rates\.\d+\.price$/.test(name)).length
      : 0;
  const rows = Array.from({ length: Math.max(rates.length + SPARE, typed) }, (_, index) => index);
  return (
    <fieldset>
      <legend className="mb-1 text-lg font-medium">What it costs</legend>
      <p className="mb-3 text-sm text-muted">
        The row with the highest value that the goods reach applies. One row from 0 is one price for every
        order; a price of 0 from 75 on is free delivery from 75. Rows that are left empty do not count.
      </p>
      <div className="grid gap-4">
        {rows.map((index) => {
          const { from = index === 0 && rates.length === 0 ? "0" : "", price = "" } = rates[index] ?? {};
          const shared = (name: string, errorName: string, before: string) => ({
            id: `rate-${index}-${name}`,
            name: `rates.${index}.${name}`,
            inputMode: "decimal" as const,
            defaultValue: typedValue(state, `rates.${index}.${name}`, before),
            error:
              fieldError(state, `rates.${index}.${errorName}`) ??
              (index === 0 && name === "price" ? fieldError(state, "rates") : undefined),
          });
          return (
            <div key={index} className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
              <TextField label={`Goods from, ${currency}`} {...shared("from", "minSubtotal", from)} />
              <TextField label={`Price, ${currency}`} {...shared("price", "price", price)} />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
