import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { serviceSettings } from "../launcher/environment.mjs";
import { StartError } from "../launcher/start-error.mjs";
import { listContext } from "./list-context.mjs";
import { readDockerfile } from "./read-dockerfile.mjs";

/**
 * Does without a Docker engine what the Dockerfile says: each stage is an empty folder, gets the files that a builder
 * would be sent, and runs the same commands. What a stage does to its base image (paths that begin with `/`) is passed
 * over and said.
 *
 * @param {string} [folder] where to; absent: a new folder below the system's own for temporary files.
 * @returns {Promise<string>} the folder that stands for the file system of the image `app`.
 */
export async function rehearseImage(folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-image-"))) {
  const context = listContext(readFileSync(".dockerignore", "utf8"));
  const stages = readDockerfile(readFileSync("Dockerfile", "utf8"));
  const names = new Set(stages.map(({ name }) => name));
  for (const stage of stages) {
    const root = path.join(folder, stage.name);
    mkdirSync(root, { recursive: true });
    if (names.has(stage.from))
      cpSync(path.join(folder, stage.from), root, { recursive: true, verbatimSymlinks: true });
    runStage(stage, { root, folder, context });
  }
  const app = path.join(folder, "app");
  console.log(`${megabytes(app)} MB in ${countFiles(app)} files: ${app}`);
  return app;
}

/**
 * @param {import("./read-dockerfile.mjs").Stage} stage
 * @param {{ root: string, folder: string, context: string[] }} places
 */
function runStage(stage, { root, folder, context }) {
  const at = root;
  /** @type {Record<string, string>} */
  const variables = {};
  for (const { name, value } of stage.instructions) {
    console.log(`${stage.name}: ${name} ${value}`);
    // The working folder of a stage is its one folder here, whatever it is called there.
    if (name === "WORKDIR") mkdirSync(at, { recursive: true });
    if (name === "ARG") variables[value.split("=")[0] ?? ""] = value.split("=")[1]?.replaceAll('"', "") ?? "";
    if (name === "COPY") copy(value, { at, folder, context });
    if (name !== "RUN") continue;
    if (/(^|\s)\//.test(value)) console.log("  passed over: it changes the base image");
    else run(value, at, variables);
  }
}

/** @param {string} value @param {{ at: string, folder: string, context: string[] }} places */
function copy(value, { at, folder, context }) {
  const words = value.split(/\s+/);
  const [, from] = /^--from=(\w+)$/.exec(words[0] ?? "") ?? [];
  if (from) {
    const [source = ""] = words.slice(1);
    // In the other stage, the working folder is the root of what stands here.
    cpSync(path.join(folder, from, source.replace(/^\/src\//, "")), at, {
      recursive: true,
      verbatimSymlinks: true,
    });
    return;
  }
  const wanted = words.slice(0, -1);
  for (const file of context.filter((each) => wanted.includes(".") || wanted.includes(each)))
    if (existsSync(file)) cpSync(file, path.join(at, file));
}

/** @param {string} command @param {string} cwd @param {Record<string, string>} variables */
function run(command, cwd, variables) {
  const given = Object.entries(process.env).filter(([name]) => !serviceSettings.includes(name));
  const { status } = spawnSync("/bin/sh", ["-c", command], {
    cwd,
    stdio: "inherit",
    env: { ...Object.fromEntries(given), ...variables, NODE_ENV: process.env.NODE_ENV },
  });
  if (status !== 0) throw new StartError(`The Dockerfile's command failed: ${command}`);
}

/** @param {string} folder @returns {string[]} */
const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((file) => lstatSync(file).isFile());

/** @param {string} folder */
const countFiles = (folder) => listFiles(folder).length;

/** @param {string} folder */
const megabytes = (folder) =>
  (listFiles(folder).reduce((sum, file) => sum + lstatSync(file).size, 0) / 1_000_000).toFixed(1);
