import { eq } from "drizzle-orm";
import { createElement } from "react";
import { BackInStockMail } from "@/components/email/back-in-stock-mails";
import { variant } from "@/db/schema/catalog";
import {
  countAttempt,
  countNotifiedToday,
  listAwaitedVariants,
  type MailedRequest,
  markNotified,
  selectWaiting,
} from "@/lib/back-in-stock/queries";
import { calculateAllowance } from "@/lib/back-in-stock/rules";
import { getTranslator } from "@/lib/i18n/messages";
import { textIn } from "@/lib/i18n/text-in";
import { findAvailability } from "@/lib/inventory/find-availability";
import { log } from "@/lib/log/log";
import type { Context } from "@/lib/operation/context";
import { isMailRefusal } from "@/lib/vendors/smtp";
import { backInStockAddresses, oneClickHeaders } from "./back-in-stock-addresses";
import { MailClaimedError } from "./claim-mail";
import { sendOnce } from "./send-once";

const BATCH = 50;

/**
 * Tells those who wait for a variant that it is back, whoever waits longest first, as many as `calculateAllowance`
 * says; each once, whatever repeats. An address that the server refuses stops no other, and is
 * given up after `MAX_ATTEMPTS`.
 *
 * @returns how many were told.
 * @throws when the mail server is away: nobody is given up for that, the job tries again, and the timer after it.
 */
export async function sendBackInStockMails(
  ctx: Context,
  { variantId }: { variantId: string },
): Promise<number> {
  const available = await findAvailable(ctx, variantId);
  const allowed = calculateAllowance(available, await countNotifiedToday(ctx.db, variantId));
  const tried: string[] = [];
  let told = 0;
  while (tried.length < allowed) {
    const batch = await selectWaiting(ctx.db, variantId, Math.min(BATCH, allowed - tried.length), tried);
    if (batch.length === 0) break;
    for (const request of batch) {
      tried.push(request.id);
      try {
        await tell(ctx, request);
        told += 1;
      } catch (error) {
        // Somebody else is telling them, or died while doing so: the timer looks again.
        if (error instanceof MailClaimedError) continue;
        if (!isMailRefusal(error)) throw error;
        await countAttempt(ctx.db, request.id);
        log.warn({ err: error, requestId: request.id }, "a back-in-stock mail was refused");
      }
    }
  }
  return told;
}

/** Catches up with returns whose event was lost, and goes on where only some were told the day before. */
export async function sendDueBackInStockMails(ctx: Context): Promise<number> {
  let told = 0;
  for (const variantId of await listAwaitedVariants(ctx.db))
    told += await sendBackInStockMails(ctx, { variantId });
  return told;
}

async function tell(ctx: Context, request: MailedRequest): Promise<void> {
  await sendOnce(ctx, { kind: "back-in-stock", subjectId: request.id }, async () => {
    const { locale, productUrl, requestUrl, oneClickUrl } = backInStockAddresses(request);
    const title = textIn(request, locale, "title", request.productTitle);
    return {
      to: request.email,
      subject: getTranslator(locale, "backInStock.backMail")("subject", { title }),
      body: createElement(BackInStockMail, { locale, title, productUrl, withdrawUrl: requestUrl }),
      headers: oneClickHeaders(oneClickUrl),
    };
  });
  await markNotified(ctx.db, request.id);
}

/** Units that can be bought; null when they are not counted. */
async function findAvailable(ctx: Context, variantId: string): Promise<number | null> {
  const [row] = await ctx.db
    .select({ tracked: variant.tracked })
    .from(variant)
    .where(eq(variant.id, variantId));
  if (row && !row.tracked) return null;
  return (await findAvailability(ctx.db, [variantId])).get(variantId) ?? 0;
}
