import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../..");

/** `npm run rehearse-rollout`: it builds the shop twice, so it is no part of `npm test`. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    include: ["local/rollout/*.faults.ts"],
    testTimeout: 900_000,
    hookTimeout: 1_800_000,
    expect: { poll: { timeout: 110_000 } },
  },
});
