import { createElement } from "react";
import { ShipmentMail } from "@/components/email/shipment-mail";
import type { Context } from "@/lib/operation/context";
import { loadMailedOrder } from "./load-mailed-order";
import { sendOnce } from "./send-once";

/**
 * Tells the shopper what has left, with its tracking: one mail per fulfillment, whatever repeats.
 *
 * @throws what `sendOnce` throws; the mail stays unsent and the job tries again.
 */
export function sendShipmentNotice(
  ctx: Context,
  { orderId, fulfillmentId }: { orderId: string; fulfillmentId: string },
): Promise<void> {
  return sendOnce(ctx, { kind: "order-shipped", subjectId: fulfillmentId }, async () => {
    const { order, locale, t, url } = await loadMailedOrder(ctx, orderId);
    const parcel = order.fulfillments.find(({ id }) => id === fulfillmentId);
    if (!parcel) throw new Error(`fulfillment ${fulfillmentId} is gone`);
    const isPart = order.fulfillmentStatus === "partially_fulfilled";
    return {
      to: order.email,
      subject: t(isPart ? "shipment.subjectPart" : "shipment.subject", { number: order.number }),
      body: createElement(ShipmentMail, {
        ...parcel,
        locale,
        orderNumber: order.number,
        lines: parcel.lines.map(({ lineId, quantity }) => ({
          title: order.lines.find(({ id }) => id === lineId)?.title ?? "",
          quantity,
        })),
        isPart,
        url,
      }),
    };
  });
}
