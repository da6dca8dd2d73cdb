import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const priceHistory: Check = {
  name: "price-history",
  explains:
    "The last change of a price is the price: else the lowest price of 30 days, which the law asks for, is wrong.",
  breaches: sql`
    select p.variant_id::text as subject,
      format('variant %s costs %s %s; its history ends with %s', p.variant_id, p.amount_minor, p.currency,
        coalesce(c.amount_minor::text, 'nothing')) as finding
    from price p
    left join lateral (
      select amount_minor from price_change
      where variant_id = p.variant_id and currency = p.currency
      order by changed_at desc, id desc limit 1
    ) c on true
    where p.price_list_id is null and p.starts_at is null and p.min_quantity = 1
      and p.amount_minor is distinct from c.amount_minor`,
};
