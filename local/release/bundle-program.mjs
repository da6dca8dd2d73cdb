import { build } from "esbuild";

/** They load native parts by their own place, and come along as they are. */
const BESIDE = ["sharp", "@node-rs/argon2"];

/** What packages of the older kind expect to find. */
const OLDER_NAMES = [
  'import { createRequire as __createRequire } from "node:module";',
  "const require = __createRequire(import.meta.url);",
  "const __filename = import.meta.filename, __dirname = import.meta.dirname;",
].join("\n");

/**
 * One file of a program and of everything that it imports.
 *
 * @param {string} entry @param {string} outfile
 */
export async function bundleProgram(entry, outfile) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    external: BESIDE,
    minifySyntax: true,
    keepNames: true,
    legalComments: "linked",
    banner: { js: OLDER_NAMES },
    logLevel: "warning",
  });
}
