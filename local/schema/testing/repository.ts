import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** An empty repository in a folder of its own, with an author, and without what this machine's user has set. */
export function makeRepository() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-repository-"));
  const env = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: "1" };
  const author = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
  const git = (...args: string[]) =>
    execFileSync("git", [...author, ...args], { cwd: folder, env, encoding: "utf8" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    git,
    commit: (message: string) => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "-m", message);
      return git("rev-parse", "--short", "HEAD");
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
