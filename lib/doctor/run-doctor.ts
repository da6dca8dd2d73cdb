import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Context } from "@/lib/operation/context";
import type { Breach, Check } from "./check";
import { checks } from "./checks";

/** More of one kind say nothing new. */
const MOST_BREACHES = 100;

export type Finding = { check: Check; breaches: Breach[]; hasMore: boolean };

/**
 * Looks for breaches of everything that must hold. All checks see the same moment of a shop that goes on selling: one
 * read-only transaction. Nothing is changed.
 */
export function runDoctor(ctx: Context): Promise<Finding[]> {
  return ctx.db.transaction(
    async (tx) => {
      // A large ledger is read whole.
      await tx.execute(sql`set local statement_timeout = '10min'`);
      const findings: Finding[] = [];
      for (const check of checks) findings.push(await findBreaches(tx, check));
      return findings;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

async function findBreaches(db: Db, check: Check): Promise<Finding> {
  const rows = await db.execute<Breach>(sql`select * from (${check.breaches}) b limit ${MOST_BREACHES + 1}`);
  return { check, breaches: rows.slice(0, MOST_BREACHES), hasMore: rows.length > MOST_BREACHES };
}

/**
 * Repairs what one check finds now, breach by breach.
 *
 * @returns how many breaches were taken up; look again for what is left.
 */
export async function repairBreaches(ctx: Context, check: Check): Promise<number> {
  const { breaches } = await findBreaches(ctx.db, check);
  for (const { subject } of breaches) await check.repair?.run(ctx, subject);
  return check.repair ? breaches.length : 0;
}
