import { z } from "zod";
import { removeLocalFile } from "./launcher/local-file.mjs";
import { stopOrphanedPostgres } from "./postgres/start-postgres.mjs";

/** What a launcher leaves when it is killed: its `local.json`, and its Postgres, which outlives everybody. */
export const orphanSettings = z.object({
  launcher: z.int(),
  localFile: z.string(),
  postgres: z.object({ dataDir: z.string(), port: z.int(), password: z.string() }).nullable(),
});

/** Ends Postgres unless somebody needs it: the next start, perhaps, which has adopted it by now. */
export async function endOrphaned({
  launcher,
  localFile,
  postgres,
}: z.infer<typeof orphanSettings>): Promise<void> {
  removeLocalFile(localFile, launcher);
  if (postgres) await stopOrphanedPostgres(postgres);
}
