import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const promotionUses: Check = {
  name: "promotion-uses",
  explains:
    "What a promotion with a limit counts is what orders hold of it: else shoppers are refused, or too many are not.",
  breaches: sql`
    select p.id::text as subject,
      format('promotion %s counts %s uses; orders hold %s', p.name, p.used, r.live) as finding
    from promotion p
    cross join lateral (
      select count(*) as live from promotion_redemption where promotion_id = p.id and released_at is null
    ) r
    where (p.usage_limit is not null or p.usage_limit_per_customer is not null) and p.used <> r.live
    union all
    select c.id::text, format('code %s counts %s uses; orders hold %s', c.code, c.used, r.live)
    from promotion_code c
    cross join lateral (
      select count(*) as live from promotion_redemption where promotion_code_id = c.id and released_at is null
    ) r
    where c.usage_limit is not null and c.used <> r.live`,
};
