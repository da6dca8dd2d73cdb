import { createElement } from "react";
import { StaffOrderMail } from "@/components/email/staff-order-mail";
import { getEnv } from "@/lib/env/env";
import { log } from "@/lib/log/log";
import { formatMoney } from "@/lib/money/money";
import type { Context } from "@/lib/operation/context";
import { listUntoldOrders } from "@/lib/order/queries";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";
import { staffAddresses } from "./staff-mail";

const KIND = "staff-order";
const BATCH = 50;

/**
 * Tells the staff of an order that was confirmed: one mail per order, whatever repeats, to `STAFF_MAIL`.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export async function sendStaffOrderNotice(ctx: Context, orderId: string): Promise<void> {
  const to = staffAddresses();
  if (to === null) return;
  await sendOnce(ctx, { kind: KIND, subjectId: orderId }, async () => {
    const { order } = await loadMailedOrder(ctx, orderId);
    const url = `${getEnv().APP_URL}/admin/orders/${orderId}`;
    return {
      to,
      subject: `New order ${order.number}: ${formatMoney(order.total)}`,
      body: createElement(StaffOrderMail, { order, url }),
    };
  });
}

/**
 * What the job service has not sent within a minute. It looks back an hour: who names addresses for the first time is not
 * told of all orders there ever were. One failure does not stop the others.
 */
export async function sendDueStaffOrderNotices(ctx: Context): Promise<void> {
  if (staffAddresses() === null) return;
  for (const orderId of await listUntoldOrders(ctx.db, KIND, BATCH)) {
    await sendStaffOrderNotice(ctx, orderId).catch((error: unknown) =>
      log.warn({ err: error, orderId }, "the staff were not told of an order"),
    );
  }
}
