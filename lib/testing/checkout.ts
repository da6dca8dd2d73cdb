import { expect } from "vitest";
import { addCartLine } from "@/lib/cart/add-cart-line";
import { createCart } from "@/lib/cart/create-cart";
import type { CheckoutInput } from "@/lib/checkout/schema";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";

/** A cart with these lines. @returns its public id. */
export async function fillCart(
  ctx: Context,
  lines: { variantId: string; quantity: number }[],
): Promise<string> {
  const { id: cartId } = await createCart(ctx);
  for (const line of lines) await addCartLine(ctx, { cartId, ...line });
  return cartId;
}

/** What a shopper types at checkout, complete. */
export function checkoutOf(cartId: string, changed: Partial<CheckoutInput> = {}): CheckoutInput {
  return {
    cartId,
    email: "ada@example.com",
    shippingAddress: {
      name: "Ada Lovelace",
      company: "",
      line1: "1 Main Street",
      line2: "",
      city: "Springfield",
      region: "IL",
      postalCode: "62701",
      country: "US",
      phone: "",
    },
    note: "",
    ...changed,
  };
}

/** A checkout up to its payment page. */
export async function openCheckout(
  ctx: Context,
  lines: { variantId: string; quantity: number }[],
  changed: Partial<CheckoutInput> = {},
): Promise<{ cartId: string; orderId: string; sessionId: string; accessToken: string }> {
  const cartId = await fillCart(ctx, lines);
  const { order, payment } = await startCheckout(ctx, checkoutOf(cartId, changed));
  return {
    cartId,
    orderId: order.id,
    accessToken: order.accessToken,
    sessionId: sessionIdOf(payment?.url),
  };
}

export function sessionIdOf(url: string | undefined): string {
  const id = /cs_\w+/.exec(url ?? "")?.[0];
  if (!id) throw new Error(`no session in ${url}`);
  return id;
}

/** The failure of a command; anything but an `AppError` fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const outcome = await work.then(
    () => "it succeeded",
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AppError);
  return outcome as AppError;
}
