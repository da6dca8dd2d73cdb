import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * Vitest global set-up, after the one that has made the template: migrates it as an upgrade of a shop does, by the
 * command of the version in the folder PRESENT_VERSION.
 */
export default function upgradeTemplate() {
  const { PRESENT_VERSION: cwd, TEST_DATABASE_URL: DATABASE_URL } = process.env;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "storehouse-upgrade-"));
  const { status } = spawnSync(process.execPath, ["local/shop.mjs", "migrate"], {
    cwd,
    env: { ...process.env, DATABASE_URL, DATA_DIR: dataDir },
    stdio: "inherit",
  });
  rmSync(dataDir, { recursive: true, force: true });
  if (status !== 0) throw new Error("The migrations of this version fail on the schema of the one before.");
}
