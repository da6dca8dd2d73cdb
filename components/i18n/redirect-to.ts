import { redirect } from "next/navigation";
import { localizePath } from "@/lib/i18n/locales";
import { getLocale } from "./words.server";

/** Leads from a page of the shop to another one, in the page's language. */
export async function redirectTo(path: string): Promise<never> {
  return redirect(localizePath(await getLocale(), path));
}
