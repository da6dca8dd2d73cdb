import { formatMoney, type Money } from "@/lib/money/money";

type Props = { price: Money; compareAt: Money | null; lowestPrior?: Money | null; from?: boolean };

/** What it costs; beside a reduction the former price, and the lowest of the 30 days before. */
export function Price({ price, compareAt, lowestPrior = null, from = false }: Props) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span className={compareAt ? "font-medium text-sale" : "font-medium"}>
        {from ? "from " : ""}
        {formatMoney(price)}
      </span>
      {compareAt ? (
        <s className="text-sm text-muted">
          <span className="sr-only">instead of </span>
          {formatMoney(compareAt)}
        </s>
      ) : null}
      {compareAt && lowestPrior ? (
        <span className="text-sm text-muted">{`Lowest price of the last 30 days: ${formatMoney(lowestPrior)}`}</span>
      ) : null}
    </span>
  );
}
