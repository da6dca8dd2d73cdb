import { z } from "zod";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import { sendBackInStockConfirmation } from "@/lib/notification/send-back-in-stock-confirmation";
import { sendBackInStockMails } from "@/lib/notification/send-back-in-stock-mails";
import { sendCancellationNotice } from "@/lib/notification/send-cancellation-notice";
import { sendOrderConfirmation } from "@/lib/notification/send-order-confirmation";
import { sendRefundNotice } from "@/lib/notification/send-refund-notice";
import { sendReturnNotice } from "@/lib/notification/send-return-notice";
import { sendShipmentNotice } from "@/lib/notification/send-shipment-notice";
import { systemContext } from "@/lib/operation/system-context";
import { kickOutbox } from "@/lib/outbox/kick-outbox";
import { processPaymentEvent } from "@/lib/payment/receive-payment-event";
import { inngestClient } from "@/lib/vendors/inngest";

const orderData = z.object({ orderId: z.uuid() });
const refundData = orderData.extend({ refundId: z.uuid() });
const shipmentData = orderData.extend({ fulfillmentId: z.uuid() });
const returnData = orderData.extend({ returnId: z.uuid() });
const requestData = z.object({ requestId: z.uuid() });
const variantData = z.object({ variantId: z.uuid() });
const eventData = z.object({ eventId: z.string().min(1).max(255) });
const RETRIES = 10;

/** Everything that runs on events. Each job is idempotent: an event may come twice. */
export function listJobs() {
  const client = inngestClient();
  return [
    client.createFunction(
      { id: "process-payment-event", retries: RETRIES, triggers: [{ event: "payment/event.received" }] },
      async ({ event, step }) => {
        const { eventId } = eventData.parse(event.data);
        await step.run("process", () => processPaymentEvent(systemContext("job"), eventId));
        kickOutbox();
      },
    ),
    client.createFunction(
      { id: "send-order-confirmation", retries: RETRIES, triggers: [{ event: "order/confirmed" }] },
      async ({ event, step }) => {
        const { orderId } = orderData.parse(event.data);
        await step.run("send", () => sendOrderConfirmation(systemContext("job"), orderId));
      },
    ),
    client.createFunction(
      { id: "send-refund-notice", retries: RETRIES, triggers: [{ event: "order/refunded" }] },
      async ({ event, step }) => {
        const refund = refundData.parse(event.data);
        await step.run("send", () => sendRefundNotice(systemContext("job"), refund));
      },
    ),
    client.createFunction(
      {
        id: "issue-invoices",
        retries: RETRIES,
        triggers: [{ event: "order/paid" }, { event: "order/refunded" }, { event: "order/refund.failed" }],
      },
      async ({ event, step }) => {
        const { orderId } = orderData.parse(event.data);
        await step.run("issue", () => issueOrderInvoices(systemContext("job"), orderId));
      },
    ),
    client.createFunction(
      { id: "send-shipment-notice", retries: RETRIES, triggers: [{ event: "order/shipped" }] },
      async ({ event, step }) => {
        const shipment = shipmentData.parse(event.data);
        await step.run("send", () => sendShipmentNotice(systemContext("job"), shipment));
      },
    ),
    client.createFunction(
      { id: "send-cancellation-notice", retries: RETRIES, triggers: [{ event: "order/canceled" }] },
      async ({ event, step }) => {
        const { orderId } = orderData.parse(event.data);
        await step.run("send", () => sendCancellationNotice(systemContext("job"), orderId));
      },
    ),
    client.createFunction(
      {
        id: "send-back-in-stock-confirmation",
        retries: RETRIES,
        triggers: [{ event: "back-in-stock/requested" }],
      },
      async ({ event, step }) => {
        const { requestId } = requestData.parse(event.data);
        await step.run("send", () => sendBackInStockConfirmation(systemContext("job"), requestId));
      },
    ),
    client.createFunction(
      { id: "send-back-in-stock-mails", retries: RETRIES, triggers: [{ event: "stock/returned" }] },
      async ({ event, step }) => {
        const { variantId } = variantData.parse(event.data);
        await step.run("send", () => sendBackInStockMails(systemContext("job"), { variantId }));
      },
    ),
    ...(["approved", "declined", "received"] as const).map((news) =>
      client.createFunction(
        { id: `send-return-${news}`, retries: RETRIES, triggers: [{ event: `return/${news}` }] },
        async ({ event, step }) => {
          const data = returnData.parse(event.data);
          await step.run("send", () => sendReturnNotice(systemContext("job"), news, data));
        },
      ),
    ),
  ];
}
