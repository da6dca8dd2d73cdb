import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,cli,components,db,lib,local}/**/*.test.{ts,tsx}"],
    globalSetup: ["./db/testing/template.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // How long to look, not how fast it must be: machines are shared. Where speed is promised, a test says so itself.
    expect: { poll: { timeout: 10_000 } },
  },
});
