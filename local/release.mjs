import { existsSync } from "node:fs";
import { ensurePackages, requireNode } from "./launcher/prepare-machine.mjs";

requireNode();
if (!existsSync("node_modules")) ensurePackages();
// Imported only now: it needs the packages.
const { makeRelease } = await import("./release/make-release.mjs");
const { sayFailure } = await import("./launcher/say-failure.mjs");
const [out = "release"] = process.argv.slice(2);
await makeRelease(out).catch(sayFailure);
