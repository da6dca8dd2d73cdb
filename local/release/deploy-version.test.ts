import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-deploy-"));
const server = path.join(folder, "server");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DIGEST = `@sha256:${"0a".repeat(32)}`;

function run(command: string, args: string[], cwd: string, more: Record<string, string> = {}) {
  const env = {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: folder,
    GIT_AUTHOR_NAME: "Storehouse",
    GIT_AUTHOR_EMAIL: "test@storehouse.example",
    GIT_COMMITTER_NAME: "Storehouse",
    GIT_COMMITTER_EMAIL: "test@storehouse.example",
    ...more,
  };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  return { status, said: stderr, printed: stdout.trim() };
}
const git = (cwd: string, ...args: string[]) => expect(run("git", args, cwd)).toMatchObject({ status: 0 });
const upgrades = () => readFileSync(path.join(server, "upgrades"), "utf8").trim().split("\n");
const checkedOut = () => run("git", ["describe", "--tags", "--exact-match"], server).printed;

/** A repository with two versions, whose `upgrade` notes what it was told, and of which the second one fails when told to. */
beforeAll(() => {
  const origin = path.join(folder, "origin");
  mkdirSync(path.join(origin, "deploy/docker"), { recursive: true });
  cpSync("deploy/docker/deploy", path.join(origin, "deploy/docker/deploy"));
  git(origin, "init", "--quiet");
  for (const version of ["v1.0.0", "v1.1.0"]) {
    const upgrade = `#!/bin/sh\necho "$* by ${version}" >>upgrades\n[ ! -e fails ]\n`;
    writeFileSync(path.join(origin, "deploy/docker/storehouse"), upgrade, { mode: 0o755 });
    git(origin, "add", ".");
    git(origin, "commit", "--quiet", "-m", version);
    git(origin, "tag", version);
  }
  git(folder, "clone", "--quiet", "--branch", "v1.0.0", "--depth", "1", `file://${origin}`, "server");
});

const deploy = (args: string[], asked?: string) =>
  run("deploy/docker/deploy", args, server, asked === undefined ? {} : { SSH_ORIGINAL_COMMAND: asked });

test("a deployment brings the files of its version, and that version's own command does the upgrade", () => {
  expect(deploy([], `v1.1.0${DIGEST}`)).toMatchObject({ status: 0 });
  expect(upgrades()).toEqual([`upgrade v1.1.0${DIGEST} by v1.1.0`]);
  expect(checkedOut()).toBe("v1.1.0");
});

test("an upgrade that fails takes the files back, and says so by its exit code", () => {
  expect(deploy(["v1.0.0"])).toMatchObject({ status: 0 });
  writeFileSync(path.join(server, "fails"), "");
  expect(deploy(["v1.1.0"])).toMatchObject({ status: 1 });
  expect(checkedOut()).toBe("v1.0.0");
  rmSync(path.join(server, "fails"));
});

test.each([
  "",
  "latest",
  "v1.1",
  "v1.1.0; id",
  "v1.1.0 $(id)",
  "v1.1.0\nid",
  "-v1.1.0",
  "v1.1.0@sha256:0a",
  "../v1.1.0",
])("what a key asks for and is no version is refused and runs nothing: %j", (asked) => {
  const before = upgrades();
  expect(deploy([], asked)).toMatchObject({ status: 2, said: expect.stringContaining("Name a version") });
  expect(upgrades()).toEqual(before);
});

test("a version that was never published changes nothing", () => {
  const before = [checkedOut(), ...upgrades()];
  expect(deploy(["v9.9.9"]).status).not.toBe(0);
  expect([checkedOut(), ...upgrades()]).toEqual(before);
});
