import { MAX_LINE_QUANTITY } from "@/lib/cart/limits";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { changeDraftOrder } from "./change-draft-order";
import { getDraftOrder } from "./get-draft-order";
import { selectDraftLines } from "./queries";
import type { DraftLineInput, DraftOrder } from "./schema";
import { writeDraftFields } from "./write-draft-fields";

type Input = {
  draftOrderId: string;
  expectedVersion?: number | undefined;
  variantId: string;
  quantity: number;
};

/**
 * Puts `quantity` of a variant into a draft; one that is there already is summed.
 *
 * @throws AppError what `changeDraftOrder` and `writeDraftFields` throw; `cart_full`; `validation_failed` above 999.
 */
export async function addDraftLine(
  ctx: Context,
  { draftOrderId, expectedVersion, variantId, quantity }: Input,
): Promise<DraftOrder> {
  await changeDraftOrder(ctx, { draftOrderId, expectedVersion }, async ({ db }, { draft, cart }) => {
    const lines = (await selectDraftLines(db, cart.id)).map(
      (line): DraftLineInput => ({
        variantId: line.variantId,
        quantity: line.quantity,
        unitPrice:
          line.agreedPriceMinor === null ? null : { amount: line.agreedPriceMinor, currency: cart.currency },
        priceReason: line.agreedPriceReason,
      }),
    );
    const existing = lines.find((line) => line.variantId === variantId);
    if (existing) existing.quantity += quantity;
    else lines.push({ variantId, quantity, unitPrice: null, priceReason: "" });
    if (lines.length > 200) throw new AppError("cart_full", "A draft holds 200 lines");
    if (existing && existing.quantity > MAX_LINE_QUANTITY) {
      const message = `at most ${MAX_LINE_QUANTITY} of one variant, this would be ${existing.quantity}`;
      throw new AppError("validation_failed", `quantity: ${message}`, {
        fields: [{ path: "quantity", code: "too_big", message }],
      });
    }
    return writeDraftFields(db, cart, { lines }, draft);
  });
  return getDraftOrder(ctx, { draftOrderId });
}
