"use server";

import { redirect } from "next/navigation";
import { limitedQuery } from "@/lib/api/limited-minutes";
import { toAction } from "@/lib/api/to-action";
import { isLocale, localizePath } from "@/lib/i18n/locales";
import {
  confirmBackInStockRequestOperation,
  requestBackInStockOperation,
  withdrawBackInStockRequestOperation,
} from "./operations";

export const requestBackInStockAction = toAction(requestBackInStockOperation, {
  leavesPage: true,
  prepare: async ({ consent, ...input }, locale) => ({ ...input, locale, consent: consent === "on" }),
});

const confirm = toAction(confirmBackInStockRequestOperation);
const withdraw = toAction(withdrawBackInStockRequestOperation);

/** The page of the link shows what has become of the request. */
export async function confirmBackInStockRequestAction(form: FormData): Promise<void> {
  redirect(addressOf(form) + limitedQuery(await confirm({ status: "idle" }, form)));
}

export async function withdrawBackInStockRequestAction(form: FormData): Promise<void> {
  const answer = await withdraw({ status: "idle" }, form);
  redirect(addressOf(form) + (answer.status === "succeeded" ? "?done=1" : limitedQuery(answer)));
}

function addressOf(form: FormData): string {
  const locale = form.get("locale");
  const path = `/back-in-stock/${encodeURIComponent(String(form.get("token") ?? ""))}`;
  return isLocale(locale) ? localizePath(locale, path) : path;
}
