import { createElement } from "react";
import { StaffOrderMail } from "@/components/email/staff-order-mail";
import { getEnv } from "@/lib/env/env";
import { formatMoney } from "@/lib/money/money";
import type { Context } from "@/lib/operation/context";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";
import { staffAddresses } from "./staff-mail";

/**
 * Tells the staff of an order that was confirmed: one mail per order, whatever repeats, to `STAFF_MAIL`.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendStaffOrderNotice(ctx: Context, orderId: string): Promise<void> {
  const to = staffAddresses();
  if (to === null) return;
  await sendOnce(ctx, { kind: "staff-order", subjectId: orderId }, async () => {
    const { order } = await loadMailedOrder(ctx, orderId);
    const url = `${getEnv().APP_URL}/admin/orders/${orderId}`;
    return {
      to,
      subject: `New order ${order.number}: ${formatMoney(order.total)}`,
      body: createElement(StaffOrderMail, { order, url }),
    };
  });
}
