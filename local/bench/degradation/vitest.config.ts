import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../../..");

/** A bench that needs the shop in production between its proxies: run by `npm run bench -- degradation`. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    include: ["local/bench/degradation/*.bench.ts"],
    testTimeout: 600_000,
    hookTimeout: 240_000,
  },
});
