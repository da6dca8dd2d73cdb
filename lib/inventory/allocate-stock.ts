import type { Context } from "@/lib/operation/context";
import { moveReservations } from "./move-reservations";

/** Paying turns what was reserved for the order into allocated. Repeating it does nothing. */
export function allocateStock(ctx: Context, orderId: string): Promise<void> {
  return moveReservations(ctx, orderId, { from: "reserved", to: "allocated", kind: "allocate" });
}
