import { recordDispute } from "../record-dispute";
import type { PaymentEventHandler } from "./payment-event-handler";

/** The card's owner wants the money back, or the network has decided. */
export const onDisputeChanged: PaymentEventHandler = async (ctx, { objectId }) =>
  objectId !== null && recordDispute(ctx, objectId);
