import { AppError } from "@/lib/errors/app-error";
import type { Locale } from "@/lib/i18n/locales";
import type { Context } from "@/lib/operation/context";
import { priceDraftOrder } from "./price-draft-order";
import { type FoundDraft, findDraftOfLink, findOrdersOfCarts } from "./queries";
import { isLinkOver, keepsFromSending } from "./rules";
import type { PaymentLink } from "./schema";
import { showDraft } from "./to-draft-order";

/**
 * What a link offers, as it stands now: staff may have changed it, and prices may have changed. Of what can no longer be
 * paid it says why.
 *
 * @throws AppError `not_found`: unknown, or the draft has gone to another address since.
 */
export async function getPaymentLink(
  ctx: Context,
  { token, locale }: { token: string; locale?: Locale | undefined },
): Promise<PaymentLink> {
  const found = await findDraftOfLink(ctx.db, token);
  if (!found) throw new AppError("not_found", "There is nothing to pay behind this link");
  const priced = await priceDraftOrder(ctx.db, found, locale ?? found.draft.locale);
  const order = (await findOrdersOfCarts(ctx.db, [found.cart.id])).get(found.cart.id);
  const shown = showDraft(found, priced, order);
  const shipping = priced.priced?.shipping;
  return {
    ...shown,
    state: resolveState(found, shown.problems.some(keepsFromSending)),
    shippingMethod: shipping ? { name: shipping.name, estimate: shipping.estimate } : null,
    endsAt: shown.linkEndsAt,
    order:
      order && shown.state === "completed"
        ? { id: order.id, number: order.number, accessToken: order.accessToken }
        : null,
  };
}

function resolveState({ draft, cart }: FoundDraft, isIncomplete: boolean): PaymentLink["state"] {
  if (cart.completedAt) return "completed";
  if (draft.status !== "sent") return "canceled";
  if (isLinkOver(draft, new Date())) return "ended";
  return isIncomplete ? "incomplete" : "payable";
}
