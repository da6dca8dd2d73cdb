import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { ensurePackages, hashPackages } from "../launcher/prepare-machine.mjs";
import { StartError } from "../launcher/start-error.mjs";
import { git } from "./git.mjs";

/**
 * Lays the sources of a version into a folder, with its packages and with this folder, by which its tests are run.
 *
 * @param {string} version what git calls it @param {string} folder is made
 * @throws StartError when git has no such version.
 */
export function layOutVersion(version, folder) {
  mkdirSync(folder);
  const archive = `${folder}.tar`;
  if (git("archive", "--format=tar", `--output=${archive}`, version) === null)
    throw new StartError(`Git knows no version ${version} here.`);
  const { status } = spawnSync("tar", ["-x", "-f", archive, "-C", folder], { stdio: "inherit" });
  if (status !== 0) throw new StartError("The sources of the version before could not be unpacked.");
  rmSync(archive);
  if (hashPackages(folder) === hashPackages("."))
    symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"), "junction");
  else ensurePackages(folder);
  const own = path.join("local", "schema");
  rmSync(path.join(folder, own), { recursive: true, force: true });
  cpSync(own, path.join(folder, own), { recursive: true });
}
