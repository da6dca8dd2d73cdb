import { isDeepStrictEqual } from "node:util";
import { openDatabase } from "@/db/client";
import type { Context } from "@/lib/operation/context";
import { connect } from "./connect";
import { examineShop } from "./examine-shop";
import { type Figures, figuresSchema, type Manifest } from "./manifest";
import { readFigures } from "./queries";
import { restoreBackup } from "./restore-backup";
import { withScratch } from "./scratch";
import { walkShop } from "./walk-shop";

export type DrillReport = {
  file: string;
  backup: { id: string; madeAt: string; appVersion: string };
  figures: Figures;
  pictures: { files: number; missing: number };
  /** What does not hold, in sentences; empty when all is well. */
  problems: string[];
  /** What a shopper's way through it did. */
  walked: string[];
  seconds: number;
};

type Input = {
  ctx: Context;
  file: string;
  key?: string | undefined;
  /** A database on the server where the scratch database is made. */
  serverUrl: string;
  /** Where the scratch folder is made. */
  folder: string;
};

/**
 * Restores a back-up into a scratch database and folder, migrates it by this code, lets the doctor look at it and goes a
 * shopper's way through it, and removes it. That rows and pictures are those that were backed up is checked by the
 * restore itself.
 *
 * @throws AppError what `restoreBackup` throws: a back-up that cannot be restored.
 */
export function runDrill({ ctx, file, key, serverUrl, folder }: Input): Promise<DrillReport> {
  const begun = Date.now();
  return withScratch({ serverUrl, folder }, async ({ databaseUrl, storage }) => {
    const manifest = await restoreBackup({ file, key, databaseUrl, storage });
    const problems = await compareFigures(databaseUrl, manifest);
    const { id, madeAt, appVersion, media } = manifest;
    if (media.missing.length > 0)
      problems.push(
        `${media.missing.length} picture files were missing in the shop already, such as ${media.missing[0]}`,
      );
    const client = openDatabase(databaseUrl, { maxConnections: 4, statementTimeoutMs: 600_000 });
    try {
      const inScratch = { ...ctx, db: client.db };
      for (const { check, breaches, hasMore } of await examineShop(inScratch, { at: new Date(madeAt) }))
        problems.push(
          `${check.name}: ${breaches[0]?.finding}${breaches.length > 1 ? ` (and ${breaches.length - 1}${hasMore ? "+" : ""} more)` : ""}`,
        );
      const walked = await walkShop(inScratch).catch((error: unknown) => {
        problems.push(
          `a shopper's way does not work: ${error instanceof Error ? error.message : String(error)}`,
        );
        return [];
      });
      return {
        file,
        backup: { id, madeAt, appVersion },
        figures: manifest.figures,
        pictures: { files: media.files, missing: media.missing.length },
        problems,
        walked,
        seconds: Math.round((Date.now() - begun) / 100) / 10,
      };
    } finally {
      await client.close();
    }
  });
}

/** The migrations to this version must not have changed what people count. */
async function compareFigures(databaseUrl: string, { figures }: Manifest): Promise<string[]> {
  const sql = connect(databaseUrl);
  const found = await readFigures(sql).finally(() => sql.end({ timeout: 5 }));
  return isDeepStrictEqual(figuresSchema.parse(found), figures)
    ? []
    : [`figures differ: ${JSON.stringify(found)} where ${JSON.stringify(figures)} were backed up`];
}
