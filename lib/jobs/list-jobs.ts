import { z } from "zod";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { sendBackInStockConfirmation } from "@/lib/notification/send-back-in-stock-confirmation";
import { sendBackInStockMails } from "@/lib/notification/send-back-in-stock-mails";
import { sendCancellationNotice } from "@/lib/notification/send-cancellation-notice";
import { sendOrderConfirmation } from "@/lib/notification/send-order-confirmation";
import { sendRefundNotice } from "@/lib/notification/send-refund-notice";
import { sendReturnNotice } from "@/lib/notification/send-return-notice";
import { sendShipmentNotice } from "@/lib/notification/send-shipment-notice";
import { sendStaffOrderNotice } from "@/lib/notification/send-staff-order-notice";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { processPaymentEvent } from "@/lib/payment/receive-payment-event";
import { defineJob } from "./define-job";

const orderData = z.object({ orderId: z.uuid() });

/** Everything that runs on events. */
export const listJobs = () => [
  defineJob({
    id: "process-payment-event",
    event: "payment/event.received",
    data: z.object({ eventId: z.string().min(1).max(255) }),
    run: async (ctx, { eventId }) => {
      await processPaymentEvent(ctx, eventId);
      kickOutbox();
    },
  }),
  defineJob({
    id: "send-order-confirmation",
    event: "order/confirmed",
    data: orderData,
    run: (ctx, { orderId }) => sendOrderConfirmation(ctx, orderId),
  }),
  defineJob({
    id: "send-staff-order-notice",
    event: "order/confirmed",
    data: orderData,
    run: (ctx, { orderId }) => sendStaffOrderNotice(ctx, orderId),
  }),
  defineJob({
    id: "send-refund-notice",
    event: "order/refunded",
    data: orderData.extend({ refundId: z.uuid() }),
    run: sendRefundNotice,
  }),
  defineJob({
    id: "send-shipment-notice",
    event: "order/shipped",
    data: orderData.extend({ fulfillmentId: z.uuid() }),
    run: sendShipmentNotice,
  }),
  defineJob({
    id: "send-cancellation-notice",
    event: "order/canceled",
    data: orderData,
    run: (ctx, { orderId }) => sendCancellationNotice(ctx, orderId),
  }),
  defineJob({
    id: "send-back-in-stock-confirmation",
    event: "back-in-stock/requested",
    data: z.object({ requestId: z.uuid() }),
    run: (ctx, { requestId }) => sendBackInStockConfirmation(ctx, requestId),
  }),
  defineJob({
    id: "send-back-in-stock-mails",
    event: "stock/returned",
    data: z.object({ variantId: z.uuid() }),
    run: sendBackInStockMails,
  }),
  ...(["approved", "declined", "received"] as const).map((news) =>
    defineJob({
      id: `send-return-${news}`,
      event: `return/${news}`,
      data: orderData.extend({ returnId: z.uuid() }),
      run: (ctx, data) => sendReturnNotice(ctx, news, data),
    }),
  ),
  ...(["paid", "refunded", "refund.failed"] as const).map((fact) =>
    defineJob({
      id: `issue-invoices-${fact.replace(".", "-")}`,
      event: `order/${fact}`,
      data: orderData,
      run: (ctx, { orderId }) => issueOrderInvoices(ctx, orderId),
    }),
  ),
];
