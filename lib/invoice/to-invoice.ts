import type { InvoiceLineRow, InvoiceRow } from "./queries";
import { sumTaxes } from "./rules";
import type { Invoice } from "./schema";

/** The document as every door shows it. `correctedNumber` is that of the document which it corrects. */
export function toInvoice({
  row,
  lines,
  correctedNumber,
}: {
  row: InvoiceRow;
  lines: readonly InvoiceLineRow[];
  correctedNumber: string;
}): Invoice {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    corrects: row.correctsId === null ? null : { id: row.correctsId, number: correctedNumber },
    orderId: row.orderId,
    orderNumber: row.orderNumber,
    orderedAt: row.orderedAt.toISOString(),
    issuedAt: row.issuedAt.toISOString(),
    supply: row.supply && row.suppliedAt ? { kind: row.supply, at: row.suppliedAt.toISOString() } : null,
    locale: row.locale,
    currency: row.currency,
    seller: row.seller,
    buyer: row.buyer,
    lines: lines.map((line) => ({
      kind: line.kind,
      orderLineId: line.orderLineId,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      unitPrice: line.unitPriceMinor === null ? null : money(line.unitPriceMinor),
      amount: money(line.amountMinor),
      discount: money(line.discountMinor),
      net: money(line.netMinor),
      tax: money(line.taxMinor),
      total: money(line.totalMinor),
    })),
    discounts: row.discounts.map(({ amountMinor, ...entry }) => ({ ...entry, amount: money(amountMinor) })),
    taxIncluded: row.taxIncluded,
    subtotal: money(row.subtotalMinor),
    discount: money(row.discountMinor),
    shipping: money(row.shippingMinor),
    reduction: money(row.reductionMinor),
    net: money(row.netMinor),
    tax: money(row.taxMinor),
    taxes: sumTaxes(lines).map(({ name, ratePpm, netMinor, amountMinor }) => ({
      name,
      ratePpm,
      net: money(netMinor),
      amount: money(amountMinor),
    })),
    total: money(row.totalMinor),
  };
}
