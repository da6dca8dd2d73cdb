import { Cell, Table } from "@/components/ui/table";
import type { InvoiceSummary } from "@/lib/invoice/schema";
import { formatMoney } from "@/lib/money/money";
import { formatTime } from "./format-time";

const kinds = {
  invoice: "Invoice",
  credit_note: "Credit note",
  credit_note_reversal: "Cancellation of a credit note",
} as const;

type Props = {
  invoices: readonly InvoiceSummary[];
  pathOf: (invoice: InvoiceSummary) => string;
  empty: string;
};

export function InvoiceTable({ invoices, pathOf, empty }: Props) {
  if (invoices.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <Table caption="Invoices and credit notes" head={["Number", "Kind", "Order", "Issued", "Total"]}>
      {invoices.map((invoice) => (
        <tr key={invoice.id}>
          <Cell>
            <a href={pathOf(invoice)} className="font-medium underline underline-offset-4">
              {invoice.number}
            </a>
          </Cell>
          <Cell>{kinds[invoice.kind]}</Cell>
          <Cell>{invoice.orderNumber}</Cell>
          <Cell>{formatTime(invoice.issuedAt)}</Cell>
          <Cell>{formatMoney(invoice.total)}</Cell>
        </tr>
      ))}
    </Table>
  );
}
