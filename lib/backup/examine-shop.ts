import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Finding, runDoctor } from "@/lib/doctor/run-doctor";
import type { Context } from "@/lib/operation/context";

class Undo extends Error {}

/**
 * What the doctor finds in a restored shop, as if it were the moment of the back-up. Some of what must hold is a matter
 * of minutes (a mail is sent, an effect handed over): hours later, every shop that was under way would look ill.
 *
 * `now()` is looked up in a schema of ours first, which is taken back at the end. Nothing is changed.
 *
 * @returns what does not hold.
 */
export async function examineShop(ctx: Context, { at }: { at: Date }): Promise<Finding[]> {
  let findings: Finding[] = [];
  try {
    await ctx.db.transaction(async (tx) => {
      await tx.execute(
        sql.raw(`create schema storehouse_as_of; create function storehouse_as_of.now()
        returns timestamptz language sql stable as $$ select timestamptz '${at.toISOString()}' $$;
        set local search_path = storehouse_as_of, public, pg_catalog`),
      );
      findings = await runDoctor({ ...ctx, db: tx as unknown as Db });
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return findings.filter(({ breaches }) => breaches.length > 0);
}
