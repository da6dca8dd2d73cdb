"use server";

import { redirect } from "next/navigation";
import { toAction } from "@/lib/api/to-action";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import {
  deleteReviewOperation,
  moderateReviewOperation,
  updateReviewOperation,
  updateReviewSettingsOperation,
  writeReviewOperation,
} from "./operations";

/** Every form of a buyer leads back to the order. */
const own = {
  numbers: ["rating"],
  prepare: async (input: Record<string, unknown>, locale: Locale) => ({ ...input, locale }),
  succeed: (_output: unknown, { orderId, token }: Record<string, unknown>, locale: Locale) =>
    redirect(
      localizePath(locale, `/orders/${orderId}${token ? `?token=${encodeURIComponent(String(token))}` : ""}`),
    ),
};

export const writeReviewAction = toAction(writeReviewOperation, own);
export const updateReviewAction = toAction(updateReviewOperation, own);
export const deleteReviewAction = toAction(deleteReviewOperation, own);

export const moderateReviewAction = toAction(moderateReviewOperation, { numbers: ["expectedVersion"] });
export const updateReviewSettingsAction = toAction(updateReviewSettingsOperation);
