import { Cell, Table } from "@/components/ui/table";
import type { DraftOrder } from "@/lib/draft-order/schema";
import { formatMoney } from "@/lib/money/money";

/** The lines of a draft that is done with. */
export function DraftLines({ draft }: { draft: DraftOrder }) {
  if (draft.lines.length === 0) return <p className="text-muted">Nothing was ordered.</p>;
  return (
    <Table caption="Lines" head={["Product", "SKU", "Quantity", "Agreed price", "Why"]}>
      {draft.lines.map((line) => (
        <tr key={line.variantId}>
          <Cell>{line.variantTitle === "Default" ? line.title : `${line.title}, ${line.variantTitle}`}</Cell>
          <Cell>{line.sku ?? ""}</Cell>
          <Cell>{line.quantity}</Cell>
          <Cell>{line.agreedPrice ? formatMoney(line.agreedPrice) : "—"}</Cell>
          <Cell>{line.priceReason}</Cell>
        </tr>
      ))}
    </Table>
  );
}
