import type { Context } from "@/lib/operation/context";
import { requireReadableOrder } from "@/lib/order/require-readable-order";
import { selectOrderInvoices } from "./queries";
import type { Invoice } from "./schema";
import { toInvoice } from "./to-invoice";

/**
 * The invoice of an order and what corrects it, in the order in which they were issued; none before its money was
 * captured. For whoever holds the order's token or may read orders.
 *
 * @throws AppError `not_found`.
 */
export async function listOrderInvoices(
  ctx: Context,
  input: { orderId: string; token?: string | undefined },
): Promise<{ data: Invoice[] }> {
  const { id } = await requireReadableOrder(ctx, input);
  const documents = await selectOrderInvoices(ctx.db, id);
  const numbers = new Map(documents.map(({ row }) => [row.id, row.number]));
  return {
    data: documents.map((document) =>
      toInvoice({ ...document, correctedNumber: numbers.get(document.row.correctsId ?? "") ?? "" }),
    ),
  };
}
