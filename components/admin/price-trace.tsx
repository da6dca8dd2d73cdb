import { Cell, Table } from "@/components/ui/table";
import { formatMoney } from "@/lib/money/money";
import type { PriceTrace } from "@/lib/promotion/schema";

/** Why it costs what it costs: every promotion that was looked at, applied or not. */
export function PriceTraceTable({ trace }: { trace: PriceTrace }) {
  const money = (amount: number) => formatMoney({ amount, currency: trace.currency });
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg font-medium">Why this price?</h2>
      {trace.lines
        .filter(({ agreed }) => agreed)
        .map((line) => (
          <p key={line.lineId} className="mb-2">
            {`${line.title}: ${money(line.unitPriceMinor)} for a unit was agreed`}
            {line.agreed?.listPriceMinor == null ? "" : ` instead of ${money(line.agreed.listPriceMinor)}`}
            {line.agreed?.reason ? `: ${line.agreed.reason}` : ""}
          </p>
        ))}
      {trace.manual ? (
        <p className="mb-2">{`${money(trace.manual.amountMinor)} was taken off by hand: ${trace.manual.reason}`}</p>
      ) : null}
      {trace.promotions.length === 0 ? (
        <p className="text-muted">There was no promotion: lines cost their unit price.</p>
      ) : (
        <Table caption="Promotions that were looked at" head={["Promotion", "Code", "Taken off", "Why"]}>
          {trace.promotions.map((entry) => (
            <tr key={entry.promotionId}>
              <Cell>{entry.name}</Cell>
              <Cell>{entry.code ?? ""}</Cell>
              <Cell>{entry.applied ? money(entry.amountMinor) : "—"}</Cell>
              <Cell>{entry.detail}</Cell>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
