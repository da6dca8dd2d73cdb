import type { Context } from "@/lib/operation/context";
import { moveReservations } from "./move-reservations";

/** Gives back what the order holds, reserved or allocated. Repeating it does nothing. */
export async function releaseStock(ctx: Context, orderId: string): Promise<void> {
  await moveReservations(ctx, orderId, { from: "reserved", to: "released", kind: "release" });
  await moveReservations(ctx, orderId, { from: "allocated", to: "released", kind: "deallocate" });
}
