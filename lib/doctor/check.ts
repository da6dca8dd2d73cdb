import type { SQL } from "drizzle-orm";
import type { Context } from "@/lib/operation/context";

/** Something that must hold, asked of the whole database in one statement. */
export type Check = {
  /** Its name on the command line, in the words of the shop. */
  name: string;
  /** What must hold, and what a breach does to people. */
  explains: string;
  /** Selects one row for each breach: `subject` (the id that `repair` takes) and `finding`, a sentence. */
  breaches: SQL;
  /**
   * Ends one breach by the shop's own commands, in a transaction; absent where only a person can tell what is right.
   * Finds for itself whether there still is one.
   */
  repair?: { does: string; run: (ctx: Context, subject: string) => Promise<void> };
};

export type Breach = { subject: string; finding: string };
