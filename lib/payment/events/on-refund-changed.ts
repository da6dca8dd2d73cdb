import { refreshRefund } from "../refund-payment";
import type { PaymentEventHandler } from "./payment-event-handler";

/** A refund went on: done after all, or failed, even long after it seemed done. */
export const onRefundChanged: PaymentEventHandler = async (ctx, { refundId, objectId }) =>
  refundId !== null && objectId !== null && refreshRefund(ctx, { refundId, providerRefundId: objectId });
