"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { localizePath } from "@/lib/i18n/locales";
import { findGuestOrderOperation, updateOrderOperation } from "./operations";

/** Shows a guest the order, as often as guessing stays hopeless. */
export const findGuestOrderAction = toAction(findGuestOrderOperation, {
  succeed: ({ orderId, token }, _input, locale) =>
    redirect(localizePath(locale, `/orders/${orderId}?token=${token}`)),
});

export const updateOrderAction = toAction(updateOrderOperation, { holdsNoSecrets: true });
