"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requireOwnRequest } from "@/lib/api/require-own-request";
import { type ActionState, toAction } from "@/lib/api/to-action";
import { findCurrentContext } from "@/lib/auth/find-current-actor";
import { rememberCart } from "@/lib/cart/cookie";
import { ensureOwnCart } from "@/lib/cart/ensure-own-cart";
import { findOwnCartId } from "@/lib/cart/find-own-cart-id";
import { keepCheckoutReminderAction } from "@/lib/checkout-reminder/actions";
import { keepAddress } from "@/lib/customer/keep-address";
import { listAddresses } from "@/lib/customer/list-addresses";
import { AppError } from "@/lib/errors/app-error";
import { isLocale, localizePath } from "@/lib/i18n/locales";
import { log } from "@/lib/log/log";
import { addressShape } from "@/lib/order/schema";
import { rememberDestination } from "./destination";
import { orderAgainOperation, startCheckoutOperation } from "./operations";
import { findCheckoutProblems } from "./rules";
import type { Checkout } from "./schema";

export type CheckoutState =
  | Exclude<ActionState<Checkout>, { status: "idle" }>
  /** Nothing was ordered: the page is shown for another destination, with everything that was typed. */
  | { status: "idle" | "moved"; values: Record<string, string> };

/**
 * Places the order and sends the shopper to the payment page. The form carries, for each shipping method, the total
 * that the page showed for it: what is shown is what is charged, or the shopper is asked again.
 */
const order = toAction(startCheckoutOperation, {
  prepare: async ({ expected, currency, billingSame, terms, ...input }, locale) => {
    const fields = findCheckoutProblems({ ...input, billingSame, terms });
    if (fields.length > 0) throw new AppError("validation_failed", undefined, { fields });
    const method = typeof input.shippingMethodId === "string" ? input.shippingMethodId : "none";
    const shown =
      typeof expected === "object" && expected !== null
        ? (expected as Record<string, unknown>)[method]
        : undefined;
    return {
      ...input,
      locale,
      cartId: (await findOwnCartId(await findCurrentContext())) ?? "",
      billingAddress: billingSame ? undefined : input.billingAddress,
      vatId: input.vatId || undefined,
      acceptedTerms: true,
      ...(typeof shown === "string" ? { expectedTotal: { amount: Number(shown), currency } } : {}),
    };
  },
  succeed: async ({ order: placed, payment }, input, locale) => {
    if (input.saveAddress) await keepTypedAddress(input.shippingAddress);
    redirect(payment?.url ?? localizePath(locale, `/orders/${placed.id}?token=${placed.accessToken}`));
  },
});

/** The order is placed: whatever becomes of the address, the shopper goes on to pay. */
async function keepTypedAddress(typed: unknown): Promise<void> {
  const ctx = await findCurrentContext();
  const address = addressShape.safeParse(typed);
  if (ctx.actor.type !== "customer" || !address.success) return;
  await keepAddress(ctx, { address: address.data }).catch((error: unknown) => {
    log.error({ err: error }, "an address was not saved at checkout");
  });
}

/**
 * The checkout form, told apart by the button that was pressed. Whichever it was, the page that follows shows
 * shipping and tax for the place that the form names.
 */
export async function checkoutAction(_previous: CheckoutState, form: FormData): Promise<CheckoutState> {
  requireOwnRequest(await headers());
  const text = (name: string) => String(form.get(name) ?? "");
  const country = text("shippingAddress.country");
  if (/^[A-Z]{2}$/.test(country)) {
    await rememberDestination({ country, region: text("shippingAddress.region") });
  }
  await keepCheckoutReminderAction(form);
  if (form.get("intent") === "move") return { status: "moved", values: typedValues(form) };
  const answer = await order({ status: "idle" }, form);
  // A checkout form holds no secrets: all of it goes back, the postal code too.
  if (answer.status === "failed") return { ...answer, values: typedValues(form) };
  return answer.status === "idle" ? { status: "idle", values: {} } : answer;
}

/** Fills the form with one of the customer's own addresses, and asks for shipping and tax to it. */
export async function chooseAddressAction(form: FormData): Promise<void> {
  requireOwnRequest(await headers());
  const ctx = await findCurrentContext();
  const { data } = ctx.actor.type === "customer" ? await listAddresses(ctx) : { data: [] };
  const address = data.find(({ id }) => id === form.get("addressId"));
  if (address) await rememberDestination({ country: address.country, region: address.region });
  const locale = form.get("locale");
  const path = address ? `/checkout?address=${address.id}` : "/checkout";
  redirect(isLocale(locale) ? localizePath(locale, path) : path);
}

function typedValues(form: FormData): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
  );
  return Object.fromEntries(entries);
}

/** Fills the browser's cart with what an order held, and shows it; all of it at once at checkout, where the form asks. */
export const orderAgainAction = toAction(orderAgainOperation, {
  prepare: async (input) => ({ ...input, cartId: await ensureOwnCart(await findCurrentContext()) }),
  succeed: async ({ complete }, input, locale) => {
    await rememberCart(String(input.cartId));
    const next = input.to === "checkout" ? "/checkout" : "/cart";
    redirect(localizePath(locale, complete ? next : "/cart?missing=1"));
  },
});
