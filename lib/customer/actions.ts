"use server";

import { redirect } from "next/navigation";
import { limitedQuery } from "@/lib/api/limited-minutes";
import { toAction } from "@/lib/api/to-action";
import { findAddressProblems } from "@/lib/checkout/rules";
import { AppError } from "@/lib/errors/app-error";
import { defaultLocale, isLocale, localizePath } from "@/lib/i18n/locales";
import { removeAddressOperation, renameCustomerOperation, saveAddressOperation } from "./operations";

export const renameCustomerAction = toAction(renameCustomerOperation);

/** What is wrong with the address, its country says, as at checkout. */
export const saveAddressAction = toAction(saveAddressOperation, {
  holdsNoSecrets: true,
  prepare: async ({ isDefault, addressId, ...input }) => {
    const fields = findAddressProblems("address", input.address);
    if (fields.length > 0) throw new AppError("validation_failed", undefined, { fields });
    return { ...input, isDefault: isDefault === "1", addressId: addressId || undefined };
  },
  succeed: (_output, _input, locale) => redirect(localizePath(locale, "/account/addresses?done=saved")),
});

const remove = toAction(removeAddressOperation, {
  succeed: (_output, _input, locale) => redirect(localizePath(locale, "/account/addresses?done=removed")),
});

/** The buttons of the list: it has nothing to say but what the list then shows. */
export async function removeAddressAction(form: FormData): Promise<void> {
  const limited = limitedQuery(await remove({ status: "idle" }, form));
  const locale = form.get("locale");
  if (limited)
    redirect(localizePath(isLocale(locale) ? locale : defaultLocale, `/account/addresses${limited}`));
}
