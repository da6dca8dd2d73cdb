import { getEnv } from "@/lib/env/env";
import { defaultLocale, isLocale, type Locale, localizePath } from "@/lib/i18n/locales";

type Request = { token: string; locale: string; handle: string };

/** Where the mails about a request lead, in its language. */
export function backInStockAddresses({ token, locale: stored, handle }: Request) {
  const { APP_URL } = getEnv();
  // A language that the shop spoke once may be gone.
  const locale: Locale = isLocale(stored) ? stored : defaultLocale;
  return {
    locale,
    requestUrl: `${APP_URL}${localizePath(locale, `/back-in-stock/${token}`)}`,
    productUrl: `${APP_URL}${localizePath(locale, `/products/${handle}`)}`,
    oneClickUrl: `${APP_URL}/api/back-in-stock/${token}/withdraw`,
  };
}

/** Mail programs show a button that withdraws by a POST, without a page (RFC 8058). */
export const oneClickHeaders = (url: string) => ({
  "List-Unsubscribe": `<${url}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
