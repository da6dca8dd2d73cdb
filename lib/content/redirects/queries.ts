import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { redirect } from "@/db/schema/platform";
import { MAX_STEPS } from "./schema";

/** Every path on the way from one, in order, the last being where it ends; empty when no redirect starts there. */
export async function selectSteps(db: Db, fromPath: string): Promise<string[]> {
  const rows = await db.execute<{ to_path: string }>(sql`
    with recursive step as (
      select to_path, 1 as number from ${redirect} where ${eq(redirect.fromPath, fromPath)}
      union all
      select r.to_path, step.number + 1 from ${redirect} r join step on r.from_path = step.to_path
      where step.number <= ${MAX_STEPS}
    )
    select to_path from step order by number`);
  return rows.map((row) => row.to_path);
}
