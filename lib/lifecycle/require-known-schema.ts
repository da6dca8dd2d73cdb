import { watch } from "./find-readiness";

/**
 * Ends the process (exit code 78, as for wrong settings: a new start would change nothing) when the database is of a
 * later version than this code and the one before it. A database that is away, or waits for its migrations, is none of
 * its business: the instance starts, and is not ready until that has changed.
 */
export async function requireKnownSchema(): Promise<void> {
  const seen = await watch().look();
  if (seen?.schema !== "newer") return;
  process.stderr.write(
    "The database was made by a newer version of Storehouse: start that version, or restore a back-up made by this one.\n",
  );
  process.exit(78);
}
