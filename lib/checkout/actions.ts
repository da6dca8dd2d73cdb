"use server";

import { redirect } from "next/navigation";
import { type ActionState, toAction } from "@/lib/api/to-action";
import { findCartId, rememberCart } from "@/lib/cart/cookie";
import { ensureOwnCart } from "@/lib/cart/ensure-own-cart";
import { keepCheckoutReminderAction } from "@/lib/checkout-reminder/actions";
import { AppError } from "@/lib/errors/app-error";
import { localizePath } from "@/lib/i18n/locales";
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
      cartId: (await findCartId()) ?? "",
      billingAddress: billingSame ? undefined : input.billingAddress,
      vatId: input.vatId || undefined,
      acceptedTerms: true,
      ...(typeof shown === "string" ? { expectedTotal: { amount: Number(shown), currency } } : {}),
    };
  },
  succeed: ({ order: placed, payment }, _input, locale) => {
    redirect(payment?.url ?? localizePath(locale, `/orders/${placed.id}?token=${placed.accessToken}`));
  },
});

/**
 * The checkout form, told apart by the button that was pressed. Whichever it was, the page that follows shows
 * shipping and tax for the place that the form names.
 */
export async function checkoutAction(_previous: CheckoutState, form: FormData): Promise<CheckoutState> {
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

function typedValues(form: FormData): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$"),
  );
  return Object.fromEntries(entries);
}

/** Fills the browser's cart with what an order held, and shows it; all of it at once at checkout, where the form asks. */
export const orderAgainAction = toAction(orderAgainOperation, {
  prepare: async (input) => ({ ...input, cartId: await ensureOwnCart() }),
  succeed: async ({ complete }, input, locale) => {
    await rememberCart(String(input.cartId));
    const next = input.to === "checkout" ? "/checkout" : "/cart";
    redirect(localizePath(locale, complete ? next : "/cart?missing=1"));
  },
});
