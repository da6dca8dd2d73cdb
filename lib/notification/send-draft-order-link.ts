import { createElement } from "react";
import { DraftOrderMail } from "@/components/email/draft-order-mail";
import { findLinkUrl } from "@/lib/draft-order/link";
import { priceDraftOrder } from "@/lib/draft-order/price-draft-order";
import { listUnmailedDrafts, selectDraft } from "@/lib/draft-order/queries";
import { formattingLocales } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/messages";
import { log } from "@/lib/log/log";
import { formatMoney } from "@/lib/money/money";
import type { Context } from "@/lib/operation/context";
import { sendOnce } from "./send-once";

const KIND = "draft-order-link";
const BATCH = 50;

/**
 * Sends a customer the link to pay what staff have put together: one mail for each time that it was sent, whatever
 * repeats. A draft that was sent again, edited away, canceled or paid since gets none.
 *
 * @throws what `sendOnce` throws; the mail stays unsent, and the job and the timer try again.
 */
export async function sendDraftOrderLink(
  ctx: Context,
  { draftOrderId, sendId }: { draftOrderId: string; sendId: string },
): Promise<void> {
  const found = await selectDraft(ctx.db, draftOrderId);
  const { draft, cart } = found;
  if (draft.status !== "sent" || draft.sendId !== sendId || cart.completedAt) return;
  const { locale } = draft;
  await sendOnce(ctx, { kind: KIND, subjectId: sendId }, async () => {
    const url = findLinkUrl(draft);
    // The shop's secret has changed in between: staff send it again, and the link is a new one.
    if (url === null) throw new Error(`the link of draft ${draft.number} is not known any more`);
    const { lines } = await priceDraftOrder(ctx.db, found, locale);
    const total = formatMoney({ amount: draft.sentTotalMinor ?? 0, currency: cart.currency }, locale);
    const until = new Intl.DateTimeFormat(formattingLocales[locale], { dateStyle: "long", timeZone: "UTC" });
    return {
      to: draft.email,
      subject: getTranslator(locale, "mail.draftOrder")("subject", { total }),
      body: createElement(DraftOrderMail, {
        locale,
        lines: lines.map(({ title, variantTitle, quantity }) => ({
          title: variantTitle === "Default" ? title : `${title} (${variantTitle})`,
          quantity,
        })),
        total,
        until: until.format(draft.linkEndsAt ?? undefined),
        url,
      }),
    };
  });
}

/** What the job service has not sent within a minute. One failure does not stop the others. */
export async function sendDueDraftOrderLinks(ctx: Context): Promise<void> {
  for (const due of await listUnmailedDrafts(ctx.db, KIND, BATCH)) {
    await sendDraftOrderLink(ctx, due).catch((error: unknown) =>
      log.warn({ err: error, draftOrderId: due.draftOrderId }, "a payment link was not sent"),
    );
  }
}
