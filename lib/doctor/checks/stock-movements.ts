import { sql } from "drizzle-orm";
import type { Check } from "../check";

export const stockMovements: Check = {
  name: "stock-movements",
  explains: "A stock level is the sum of its movements: else nobody can say where its units went.",
  breaches: sql`
    select l.id::text as subject,
      format('level %s of variant %s says on hand %s, reserved %s, allocated %s; its movements say %s, %s, %s',
        l.id, l.variant_id, l.on_hand, l.reserved, l.allocated, m.on_hand, m.reserved, m.allocated) as finding
    from stock_level l
    cross join lateral (
      select coalesce(sum(on_hand_delta), 0) as on_hand, coalesce(sum(reserved_delta), 0) as reserved,
        coalesce(sum(allocated_delta), 0) as allocated
      from stock_movement where stock_level_id = l.id
    ) m
    where (l.on_hand, l.reserved, l.allocated) <> (m.on_hand, m.reserved, m.allocated)`,
};
