import { eq } from "drizzle-orm";
import { payment } from "@/db/schema/payment";
import type { Context } from "@/lib/operation/context";
import { findRefusal } from "@/lib/vendors/stripe";
import { voidIntent } from "@/lib/vendors/stripe-capture";
import { settlePayment } from "./settle-payment";

/**
 * Lets go of what is authorized for an order that was canceled, and notes what the provider says then: money that was
 * captured in the meantime goes back. Repeating it is harmless.
 *
 * @throws what the provider's client throws; the timer tries again.
 */
export async function voidPayment(ctx: Context, paymentId: string): Promise<void> {
  const [held] = await ctx.db.select().from(payment).where(eq(payment.id, paymentId));
  if (held?.status !== "authorized" || !held.providerIntentId) return;
  try {
    await voidIntent({ paymentId, intentId: held.providerIntentId });
  } catch (error) {
    // It is captured or canceled already: the truth below tells which.
    if (!findRefusal(error)) throw error;
  }
  await settlePayment(ctx, held.orderId);
}
