import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export type LevelChange = {
  stockLevelId: string;
  onHandDelta?: number;
  reservedDelta: number;
  allocatedDelta: number;
};

/**
 * Adds to what levels hold, in one statement whatever their number. The caller has locked the levels, in id
 * order, and writes the movements.
 */
export async function changeLevels(db: Db, changes: readonly LevelChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(
    ({ stockLevelId, onHandDelta = 0, reservedDelta, allocatedDelta }) =>
      sql`(${stockLevelId}::uuid, ${onHandDelta}::int, ${reservedDelta}::int, ${allocatedDelta}::int)`,
  );
  await db.execute(sql`
    update stock_level l
    set on_hand = l.on_hand + c.on_hand_delta, reserved = l.reserved + c.reserved_delta,
      allocated = l.allocated + c.allocated_delta, updated_at = now()
    from (values ${sql.join(rows, sql`, `)}) as c (id, on_hand_delta, reserved_delta, allocated_delta)
    where l.id = c.id`);
}
