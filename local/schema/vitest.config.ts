import path from "node:path";
import { defineConfig } from "vitest/config";
import suite from "../../vitest.config";
import { leftOut } from "./left-out.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const names = leftOut
  .flatMap(({ tests }) => tests)
  .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));

/**
 * `npm run rehearse-schema` lays this folder into the sources of the version before: there, `suite` is that version's own,
 * and what runs are its database tests. But for the template of their databases, all is as ever: its own set-up makes it,
 * then this version upgrades it.
 */
export default defineConfig({
  ...suite,
  root,
  test: {
    ...suite.test,
    // What `local` keeps in a database, it makes itself; and what needs no database knows no schema but the code's own.
    include: ["{app,cli,components,db,lib}/**/*.db.test.{ts,tsx}"],
    globalSetup: [
      suite.test?.globalSetup ?? [],
      path.join(import.meta.dirname, "upgrade-template.mjs"),
    ].flat(),
    testNamePattern: new RegExp(`^(?!.*(?:${names.join("|")}))`),
  },
});
