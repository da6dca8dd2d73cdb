"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { peerAddress } from "@/lib/api/peer-address";
import { toAction } from "@/lib/api/to-action";
import { consumeLimit } from "@/lib/auth/consume-limit";
import { AppError } from "@/lib/errors/app-error";
import { localizePath } from "@/lib/i18n/locales";
import { findGuestOrderOperation, updateOrderOperation } from "./operations";

/** Shows a guest the order, as often as guessing stays hopeless. */
export const findGuestOrderAction = toAction(findGuestOrderOperation, {
  prepare: async (input) => {
    const address = peerAddress(await headers());
    const number = String(input.number ?? "")
      .toUpperCase()
      .replace(/\W/g, "")
      .slice(0, 40);
    const limits = [
      await consumeLimit("order_lookup_address", address),
      await consumeLimit("order_lookup_order", number),
    ];
    if (limits.every(({ allowed }) => allowed)) return input;
    throw new AppError("rate_limited", "Too many tries. Wait a quarter of an hour, then try again.");
  },
  succeed: ({ orderId, token }, _input, locale) =>
    redirect(localizePath(locale, `/orders/${orderId}?token=${token}`)),
});

export const updateOrderAction = toAction(updateOrderOperation, { holdsNoSecrets: true });
