import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export type LevelChange = { stockLevelId: string; reservedDelta: number; allocatedDelta: number };

/**
 * Adds to what levels hold, in one statement whatever their number. The caller has locked the levels, in id
 * order, and writes the movements.
 */
export async function changeLevels(db: Db, changes: readonly LevelChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(
    ({ stockLevelId, reservedDelta, allocatedDelta }) =>
      sql`(${stockLevelId}::uuid, ${reservedDelta}::int, ${allocatedDelta}::int)`,
  );
  await db.execute(sql`
    update stock_level l
    set reserved = l.reserved + c.reserved_delta, allocated = l.allocated + c.allocated_delta,
      updated_at = now()
    from (values ${sql.join(rows, sql`, `)}) as c (id, reserved_delta, allocated_delta)
    where l.id = c.id`);
}
