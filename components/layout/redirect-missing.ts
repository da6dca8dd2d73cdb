import { permanentRedirect } from "next/navigation";
import { redirectTo } from "@/components/i18n/redirect-to";
import { getLocale } from "@/components/i18n/words.server";
import { findPublishedRedirect } from "@/lib/content/redirects/find-published-redirect";
import { localizePath } from "@/lib/i18n/locales";

/**
 * What a dynamic page does when it has found nothing: it leads to where the address went for good, else to the static
 * page of the same address, which says with its status that there is none.
 */
export async function redirectMissing(path: string): Promise<never> {
  const toPath = await findPublishedRedirect(path);
  if (toPath !== null) permanentRedirect(localizePath(await getLocale(), toPath));
  return redirectTo(path);
}
