import type { Item } from "../store";
import type { LineItem } from "../wire";

/** A session's line as the API shows it; its price was made for it alone. */
export function toLineItem(item: Item, created: number): LineItem {
  return {
    id: item.id,
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: item.amount_total,
    amount_tax: 0,
    amount_total: item.amount_total,
    currency: item.currency,
    description: item.name,
    metadata: {},
    price: {
      id: item.id.replace("li_", "price_"),
      object: "price",
      active: false,
      billing_scheme: "per_unit",
      created,
      currency: item.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: item.id.replace("li_", "prod_"),
      recurring: null,
      tax_behavior: "unspecified",
      tiers_mode: null,
      transform_quantity: null,
      type: "one_time",
      unit_amount: item.unitAmount,
      unit_amount_decimal: String(item.unitAmount),
    },
    quantity: item.quantity,
  };
}
