"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { AppError } from "@/lib/errors/app-error";
import { localizePath } from "@/lib/i18n/locales";
import {
  addDraftLineOperation,
  cancelDraftOrderOperation,
  createDraftOrderOperation,
  payDraftOrderOperation,
  sendDraftOrderOperation,
  updateDraftOrderOperation,
} from "./operations";
import { readCustomer, readDiscount, readLines } from "./read-draft-form";

const numbers = ["expectedVersion", "quantity"];
const seen = ({ draftOrderId, expectedVersion }: Record<string, unknown>) => ({
  draftOrderId,
  expectedVersion,
});

export const createDraftOrderAction = toAction(createDraftOrderOperation, {
  prepare: async ({ email, language }) => ({ email, locale: language }),
  succeed: ({ id }) => redirect(`/admin/draft-orders/${id}`),
});

export const addDraftLineAction = toAction(addDraftLineOperation, { numbers });

export const updateDraftLinesAction = toAction(updateDraftOrderOperation, {
  numbers,
  prepare: async (form) => ({ ...seen(form), lines: readLines(form.lines, form.currency) }),
});

export const updateDraftCustomerAction = toAction(updateDraftOrderOperation, {
  numbers,
  holdsNoSecrets: true,
  prepare: async (form) => readCustomer(form),
});

export const updateDraftDiscountAction = toAction(updateDraftOrderOperation, {
  numbers,
  prepare: async (form) => ({ ...seen(form), discount: readDiscount(form) }),
});

export const updateDraftMethodAction = toAction(updateDraftOrderOperation, {
  numbers,
  prepare: async (form) => ({ ...seen(form), shippingMethodId: form.shippingMethodId || null }),
});

export const sendDraftOrderAction = toAction(sendDraftOrderOperation, { numbers });
export const cancelDraftOrderAction = toAction(cancelDraftOrderOperation, { numbers });

/** Leads to the payment page; to the order where nothing is to be paid any more. What is shown is what is charged. */
export const payDraftOrderAction = toAction(payDraftOrderOperation, {
  numbers,
  prepare: async ({ token, expectedVersion, expected, currency, terms }) => {
    if (terms !== "1") {
      const fields = [{ path: "terms", code: "required", message: "Agree to the terms" }];
      throw new AppError("validation_failed", undefined, { fields });
    }
    const expectedTotal = { amount: Number(expected), currency };
    return { token, expectedVersion, expectedTotal, acceptedTerms: true };
  },
  succeed: ({ order, payment }, _input, locale) => {
    redirect(payment?.url ?? localizePath(locale, `/orders/${order.id}?token=${order.accessToken}`));
  },
});
