import type { Db } from "@/db/client";
import type { Offer } from "@/lib/checkout/offer";
import type { Checkout } from "@/lib/checkout/schema";
import { checkOut, toCheckout } from "@/lib/checkout/start-checkout";
import { AppError } from "@/lib/errors/app-error";
import { hashCapability } from "@/lib/ids/capability";
import type { Context } from "@/lib/operation/context";
import { toManualDiscount } from "./price-draft-order";
import { findDraftOfLink, findOrdersOfCarts, lockDraft } from "./queries";
import { isLinkOver } from "./rules";
import type { PayDraftOrderInput } from "./schema";

/**
 * Pays a draft: reserves its stock, makes its order and opens its payment, all as checkout does, for a draft is a cart
 * that staff have filled. A second tab continues the same order on the same page; one that is paid answers its order,
 * with nothing to pay. Locks the draft's cart, and what `placeOffer` locks.
 *
 * @throws AppError `not_found`; `draft_order_state` (canceled, or the link's time is over); `draft_order_changed` when it
 * is not what the customer saw; what `checkOut` throws beside.
 */
export async function payDraftOrder(ctx: Context, input: PayDraftOrderInput): Promise<Checkout> {
  const found = await findDraftOfLink(ctx.db, input.token);
  if (!found) throw unknown();
  try {
    return await checkOut(ctx, input, (tx) => takeDraft(tx, found.draft.id, input));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "cart_completed") throw error;
    const paid = (await findOrdersOfCarts(ctx.db, [found.cart.id])).get(found.cart.id);
    if (!paid) throw error;
    return toCheckout(paid, null);
  }
}

async function takeDraft(tx: Db, draftOrderId: string, input: PayDraftOrderInput): Promise<Offer> {
  const { draft, cart } = await lockDraft(tx, draftOrderId);
  // Another address has another link, since a moment ago.
  if (draft.linkHash !== hashCapability(input.token)) throw unknown();
  if (cart.completedAt) throw new AppError("cart_completed");
  if (draft.status !== "sent" || isLinkOver(draft, new Date())) {
    const state = draft.status === "sent" ? "ended" : draft.status;
    throw new AppError("draft_order_state", "This can no longer be paid", { details: { state } });
  }
  if (input.expectedVersion !== undefined && input.expectedVersion !== draft.version) {
    throw new AppError("draft_order_changed", undefined, { details: { version: draft.version } });
  }
  const { shippingAddress } = draft;
  if (!shippingAddress || draft.email === "") {
    throw new AppError("draft_order_state", "The shop is still working on this", {
      details: { state: "incomplete" },
    });
  }
  const { id, number, version, createdBy } = draft;
  return {
    cart,
    terms: {
      email: draft.email,
      shippingAddress,
      billingAddress: draft.billingAddress ?? undefined,
      vatId: draft.vatId || undefined,
      shippingMethodId: draft.shippingMethodId ?? undefined,
      note: draft.note,
      locale: draft.locale,
      discount: toManualDiscount(draft),
      acceptedTerms: input.acceptedTerms,
      expectedTotal: input.expectedTotal,
      successUrl: input.successUrl,
      cancelUrl: input.cancelUrl,
      draft: { id, number, version, createdBy },
    },
  };
}

const unknown = () => new AppError("not_found", "There is nothing to pay behind this link");
