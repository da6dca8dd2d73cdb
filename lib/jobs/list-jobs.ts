import { z } from "zod";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { sendAccountMail } from "@/lib/notification/send-account-mail";
import { sendBackInStockConfirmation } from "@/lib/notification/send-back-in-stock-confirmation";
import { sendBackInStockMails } from "@/lib/notification/send-back-in-stock-mails";
import { sendCancellationNotice } from "@/lib/notification/send-cancellation-notice";
import { sendDraftOrderLink } from "@/lib/notification/send-draft-order-link";
import { sendOrderConfirmation } from "@/lib/notification/send-order-confirmation";
import { sendRefundNotice } from "@/lib/notification/send-refund-notice";
import { sendReturnNotice } from "@/lib/notification/send-return-notice";
import { sendShipmentNotice } from "@/lib/notification/send-shipment-notice";
import { sendStaffInvitation } from "@/lib/notification/send-staff-invitation";
import { sendStaffOrderNotice } from "@/lib/notification/send-staff-order-notice";
import { staffAddresses } from "@/lib/notification/staff-mail";
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
  // A job that has nobody to tell would cost each order a run.
  ...(staffAddresses() === null
    ? []
    : [
        defineJob({
          id: "send-staff-order-notice",
          event: "order/confirmed",
          data: orderData,
          run: (ctx, { orderId }) => sendStaffOrderNotice(ctx, orderId),
        }),
      ]),
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
    id: "send-draft-order-link",
    event: "draft-order/sent",
    data: z.object({ draftOrderId: z.uuid(), sendId: z.uuid() }),
    run: sendDraftOrderLink,
  }),
  defineJob({
    id: "send-account-mail",
    event: "account/mail.requested",
    data: z.object({ requestId: z.uuid() }),
    run: (ctx, { requestId }) => sendAccountMail(ctx, requestId),
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
  defineJob({
    id: "send-staff-invitation",
    event: "staff/invited",
    data: z.object({ invitationId: z.uuid() }),
    run: (ctx, { invitationId }) => sendStaffInvitation(ctx, invitationId),
  }),
  ...(["approved", "declined", "received"] as const).map((news) =>
    defineJob({
      id: `send-return-${news}`,
      event: `return/${news}`,
      data: orderData.extend({ returnId: z.uuid() }),
      run: (ctx, data) => sendReturnNotice(ctx, news, data),
    }),
  ),
  defineJob({
    id: "issue-invoice",
    event: "invoice/due",
    data: orderData,
    run: (ctx, { orderId }) => issueOrderInvoices(ctx, orderId),
  }),
  ...(["refunded", "refund.failed"] as const).map((fact) =>
    defineJob({
      id: `issue-invoices-${fact.replace(".", "-")}`,
      event: `order/${fact}`,
      data: orderData.extend({ refundId: z.uuid() }),
      run: (ctx, { orderId }) => issueOrderInvoices(ctx, orderId),
    }),
  ),
];
