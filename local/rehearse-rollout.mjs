import { spawnSync } from "node:child_process";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
ensurePackages();
const args = ["node_modules/vitest/vitest.mjs", "run", "--config", "local/rollout/vitest.config.ts"];
process.exit(spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1);
