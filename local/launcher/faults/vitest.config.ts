import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../../..");

/** Real shops, started and killed: one file at a time, outside of `npm run verify`. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    include: ["local/launcher/faults/*.faults.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // How long to look, not how fast it must be: machines are shared.
    expect: { poll: { timeout: 40_000 } },
  },
});
