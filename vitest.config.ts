import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,cli,components,db,lib,local}/**/*.test.{ts,tsx}"],
    globalSetup: ["./db/testing/template.ts"],
    // It imports parts of Next by names that Node does not know outside of a bundler.
    server: { deps: { inline: ["next-auth"] } },
    pool: "forks",
    maxWorkers: 2,
    // How long to look, not how fast it must be: machines are shared. Where speed is promised, a test says so itself.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
