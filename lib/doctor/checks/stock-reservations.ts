import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const stockReservations: Check = {
  name: "stock-reservations",
  explains:
    "What a level holds for orders is what orders hold of it: else stock is sold twice, or to nobody.",
  breaches: sql`
    select l.id::text as subject,
      format('level %s of variant %s says reserved %s and allocated %s; orders hold %s and %s',
        l.id, l.variant_id, l.reserved, l.allocated, r.reserved, r.allocated) as finding
    from stock_level l
    cross join lateral (
      select coalesce(sum(quantity - shipped - released) filter (where status = 'reserved'), 0) as reserved,
        coalesce(sum(quantity - shipped - released) filter (where status = 'allocated'), 0) as allocated
      from stock_reservation where stock_level_id = l.id and status in ('reserved', 'allocated')
    ) r
    where (l.reserved, l.allocated) <> (r.reserved, r.allocated)`,
};
