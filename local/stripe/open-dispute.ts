import type { Call } from "./call";
import { emitEvent } from "./emit-event";
import { newDispute } from "./objects/dispute";
import { lockObject, putObject } from "./store";

/** The card's owner wants the money back: it is withdrawn at once, and may come back. */
export async function openDispute(call: Call, chargeId: string): Promise<void> {
  const charge = await lockObject(call.tx, "charge", chargeId);
  // Nothing was taken yet from what was only authorized.
  if (!charge.captured) return;
  charge.disputed = true;
  const dispute = newDispute(charge);
  putObject(call.tx, charge);
  putObject(call.tx, dispute);
  emitEvent(call, "charge.dispute.created", dispute);
  emitEvent(call, "charge.dispute.funds_withdrawn", dispute);
}
