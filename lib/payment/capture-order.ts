import { and, eq } from "drizzle-orm";
import { capture, payment } from "@/db/schema/payment";
import { AppError } from "@/lib/errors/app-error";
import { actorName, type Context } from "@/lib/operation/context";
import { addOrderEvent } from "@/lib/order/add-order-event";
import { showOrder } from "@/lib/order/get-order";
import { lockOrder } from "@/lib/order/queries";
import type { Order } from "@/lib/order/schema";
import { askProvider } from "./ask-provider";
import type { CaptureInput } from "./refund-schema";
import { sendCapture } from "./send-capture";

/**
 * Takes the money that is authorized for an order, all of it or a part: the provider lets go of the rest, and there is
 * no second time. The capture is written under the order's lock before the provider is asked, so that two at once take
 * the money once. Locks the order, then its payment.
 *
 * @throws AppError `not_found`; `order_state` (the order is not confirmed, or nothing of it is authorized);
 * `capture_exceeds_authorization` with `capturable`; `conflict` (another amount is being captured, or the provider
 * refused); `payment_unavailable`: the capture stays, and is sent later.
 */
export async function captureOrder(ctx: Context, input: CaptureInput): Promise<Order> {
  const captureId = await ctx.db.transaction((tx) => requestCapture({ ...ctx, db: tx }, input));
  const refused = await askProvider(() => sendCapture(ctx, captureId));
  if (refused !== null) throw new AppError("conflict", `The payment provider refused: ${refused}`);
  return showOrder(ctx, input.orderId);
}

/** @returns the capture's id; that of the one under way, where the same is asked for again. */
async function requestCapture(ctx: Context, { orderId, amount }: CaptureInput): Promise<string> {
  const placed = await lockOrder(ctx.db, orderId);
  if (amount && amount.currency !== placed.currency)
    throw new AppError("validation_failed", `amount: the order is in ${placed.currency}`);
  if (placed.status !== "confirmed" && placed.status !== "completed")
    throw new AppError("order_state", `The money of an order that is ${placed.status} cannot be captured`);
  const [held] = await ctx.db
    .select()
    .from(payment)
    .where(and(eq(payment.orderId, orderId), eq(payment.status, "authorized")))
    .for("update");
  if (!held) throw new AppError("order_state", "Nothing of this order is authorized and not yet captured");
  const amountMinor = amount?.amount ?? held.authorizedMinor;
  if (amountMinor <= 0 || amountMinor > held.authorizedMinor) {
    throw new AppError("capture_exceeds_authorization", undefined, {
      details: { capturable: { amount: held.authorizedMinor, currency: held.currency } },
    });
  }
  const [pending] = await ctx.db
    .select()
    .from(capture)
    .where(and(eq(capture.paymentId, held.id), eq(capture.status, "pending")));
  if (pending?.amountMinor === amountMinor) return pending.id;
  if (pending) throw new AppError("conflict", "Another amount of this order is being captured");
  const [made] = await ctx.db
    .insert(capture)
    .values({ paymentId: held.id, status: "pending", amountMinor, actor: actorName(ctx.actor) })
    .returning({ id: capture.id });
  if (!made) throw new Error("insert returned no capture");
  await addOrderEvent(ctx, orderId, "capture_requested", { amountMinor });
  return made.id;
}
