import { createElement } from "react";
import { LowStockMail } from "@/components/email/low-stock-mail";
import { getEnv } from "@/lib/env/env";
import { newId } from "@/lib/ids/new-id";
import { listLowStock, listUnmailedBatches, markLowStockMailed } from "@/lib/inventory/list-low-stock";
import { batchLowStock, noteLowStock } from "@/lib/inventory/note-low-stock";
import type { Context } from "@/lib/operation/context";
import { sendOnce } from "./send-once";
import { staffAddresses } from "./staff-mail";

/** More are counted, not listed. */
const MOST_LISTED = 100;

/**
 * Tells the staff which variants have become low: one mail for all that crossed since the last look, a quarter of an
 * hour ago or more, and one mail per crossing. Without `STAFF_MAIL` nobody looks.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the next round of the timer tries again.
 */
export async function sendLowStockMails(ctx: Context): Promise<void> {
  const to = staffAddresses();
  if (to === null) return;
  if (await noteLowStock(ctx)) await batchLowStock(ctx, newId());
  for (const { batchId, alerts } of await listUnmailedBatches(ctx)) {
    if (batchId === null) continue;
    await sendOnce(ctx, { kind: "low-stock", subjectId: batchId }, async () => ({
      to,
      subject: alerts === 1 ? "One variant is low" : `${alerts} variants are low`,
      body: createElement(LowStockMail, {
        variants: await listLowStock(ctx, batchId, MOST_LISTED),
        count: alerts,
        url: `${getEnv().APP_URL}/admin/products`,
      }),
    }));
    await markLowStockMailed(ctx, batchId);
  }
}
