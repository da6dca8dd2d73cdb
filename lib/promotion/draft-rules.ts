import type { FieldError } from "@/lib/errors/app-error";
import { chargeStepMinor } from "@/lib/vendors/stripe-amount";
import type { PromotionDraft } from "./schema";

/** The group is the merchant's choice for some kinds only. */
function resolveStackingGroup({ kind, stackingGroup }: PromotionDraft): PromotionDraft["stackingGroup"] {
  if (kind === "free_shipping") return "shipping";
  if (kind === "buy_x_get_y") return "lines";
  return stackingGroup === "shipping" ? "order" : stackingGroup;
}

/** The columns of a draft; what its kind does not know is null, so that nothing of a former kind lies in wait. */
export function toColumns(draft: PromotionDraft) {
  const { kind, amount, minSubtotal } = draft;
  const hasPercent = kind === "percent" || kind === "buy_x_get_y";
  const isGift = kind === "buy_x_get_y";
  return {
    name: draft.name,
    translations: Object.fromEntries(
      Object.entries(draft.translations).filter(([, texts]) => texts !== undefined && texts.name !== ""),
    ),
    status: draft.status,
    kind,
    method: draft.method,
    stackingGroup: resolveStackingGroup(draft),
    priority: draft.priority,
    percentPpm: hasPercent ? (draft.percentPpm ?? (isGift ? 1_000_000 : null)) : null,
    amountMinor: kind === "fixed" ? (amount?.amount ?? null) : null,
    buyQuantity: isGift ? draft.buyQuantity : null,
    getQuantity: isGift ? draft.getQuantity : null,
    currency: (kind === "fixed" ? amount?.currency : null) ?? minSubtotal?.currency ?? draft.currency,
    appliesTo: draft.appliesTo,
    excludesReduced: draft.excludesReduced,
    minSubtotalMinor: minSubtotal?.amount ?? null,
    customerGroupId: draft.customerGroupId,
    firstOrderOnly: draft.firstOrderOnly,
    startsAt: draft.startsAt === null ? null : new Date(draft.startsAt),
    endsAt: draft.endsAt === null ? null : new Date(draft.endsAt),
    usageLimit: draft.usageLimit,
    // Two unpaid orders of one address are both its first: the limit keeps it to one.
    usageLimitPerCustomer: draft.firstOrderOnly ? 1 : draft.usageLimitPerCustomer,
  };
}

/**
 * What a draft lacks, at its fields.
 *
 * @param uses orders that have the promotion already: no limit can be below them.
 */
export function findDraftProblems(draft: PromotionDraft, uses: number): FieldError[] {
  const problems: FieldError[] = [];
  const need = (path: string, message: string) => problems.push({ path, code: "invalid", message });
  const { kind, amount, minSubtotal, startsAt, endsAt, currency } = draft;
  if (kind === "percent" && draft.percentPpm === null) need("percentPpm", "Say how many percent");
  if (kind === "fixed" && !(amount && amount.amount > 0)) need("amount", "Say how much, above 0");
  if (amount && kind === "fixed" && amount.amount % chargeStepMinor(amount.currency) !== 0) {
    const step = chargeStepMinor(amount.currency);
    need("amount", `In ${amount.currency} only multiples of ${step} minor units can be charged`);
  }
  if (kind === "buy_x_get_y" && draft.buyQuantity === null) need("buyQuantity", "Say how many are bought");
  if (kind === "buy_x_get_y" && draft.getQuantity === null) need("getQuantity", "Say how many are given");
  if (minSubtotal && minSubtotal.amount < 0) need("minSubtotal", "must not be negative");
  const currencies = [kind === "fixed" ? amount?.currency : null, minSubtotal?.currency, currency];
  if (new Set(currencies.filter((code) => code != null)).size > 1) {
    need("currency", "Amounts of one promotion are in one currency");
  }
  const isEmpty = draft.productIds.length === 0 && draft.collectionIds.length === 0;
  if (draft.appliesTo === "selected" && isEmpty) need("appliesTo", "Choose products or collections");
  if (startsAt && endsAt && startsAt >= endsAt) need("endsAt", "It must end after it has started");
  if (draft.usageLimit !== null && draft.usageLimit < uses) {
    need("usageLimit", `${uses} orders have it already`);
  }
  return problems;
}
