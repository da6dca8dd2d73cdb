import { createHmac } from "node:crypto";
import { getEnv } from "@/lib/env/env";
import { type Locale, localizePath } from "@/lib/i18n/locales";
import { hashCapability } from "@/lib/ids/capability";

type Linked = { id: string; linkNumber: number; linkHash: string | null; locale: Locale };

/**
 * The token of a draft's payment link: 160 bits, as every capability. It is made of the shop's secret instead of being
 * drawn, so that mails and the order's page can carry it although only its hash is stored.
 */
export function makeLinkToken({ id, linkNumber }: { id: string; linkNumber: number }): string {
  return createHmac("sha256", getEnv().AUTH_SECRET)
    .update(`draft-order\n${id}\n${linkNumber}`)
    .digest()
    .subarray(0, 20)
    .toString("base64url");
}

/**
 * Where the customer pays, as a path in the draft's language; null while there is no link, and for one that was sent
 * under another secret: that one is known to its mail alone, and goes on working.
 */
export function findLinkPath(draft: Linked): string | null {
  const token = makeLinkToken(draft);
  if (draft.linkHash !== hashCapability(token)) return null;
  return localizePath(draft.locale, `/pay/${token}`);
}

export function findLinkUrl(draft: Linked): string | null {
  const path = findLinkPath(draft);
  return path && `${getEnv().APP_URL}${path}`;
}
