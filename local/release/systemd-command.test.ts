import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/**
 * As much of a server as the command uses: an instance that is started is a file that holds the release which `current`
 * led to. Those of the release `hanging` never become ready, `dying` is given up by systemd, whose count of deaths then
 * refuses every start until it is reset, and of `half` the first one alone becomes ready.
 */
const server = `#!/bin/sh
name=$(basename "$0")
echo "$name $*" >>"$FAKE/calls"
instance() { printf '%s' "$FAKE/instances/\${1##*[@:]}"; }
is() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }
case "$name $1" in
"systemctl restart")
  case "$2" in
  storehouse-migrate) [ ! -e "$FAKE/no-migration" ] || exit 1 ;;
  storehouse@*)
    file=$(instance "$2")
    [ ! -e "$file.failed" ] || exit 1
    cat "$FAKE/home/current/RELEASE" >"$file"
    if is "$file" dying; then touch "$file.failed"; fi ;;
  esac ;;
"systemctl enable")
  for port in 3001 3002; do cp "$FAKE/home/current/RELEASE" "$FAKE/instances/$port"; done ;;
"systemctl is-failed") [ -e "$(instance "$3").failed" ] ;;
"systemctl reset-failed") rm -f "$(instance "$2").failed" ;;
curl*)
  for url in "$@"; do :; done
  port=\${url#http://127.0.0.1:}; file=$FAKE/instances/\${port%%/*}
  case "$(cat "$file")" in
  hanging | dying) exit 22 ;;
  half) [ "\${port%%/*}" = 3001 ] ;;
  esac ;;
esac
`;

let folder = "";
const inside = (...names: string[]) => path.join(folder, ...names);
const write = (name: string, text: string) => writeFileSync(inside(name), text);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-systemd-"));
  for (const name of ["bin", "instances", "home", "etc/secrets"])
    mkdirSync(inside(name), { recursive: true });
  for (const name of ["systemctl", "curl", "journalctl", "chown"])
    writeFileSync(inside("bin", name), server, { mode: 0o755 });
  writeFileSync(inside("bin", "sleep"), '#!/bin/sh\necho "sleep $*" >>"$FAKE/calls"\n', { mode: 0o755 });
  for (const name of ["first", "second", "hanging", "dying", "half"]) {
    mkdirSync(inside(name));
    write(`${name}/RELEASE`, `${name}\n`);
  }
  mkdirSync(inside("home/releases"), { recursive: true });
  // As a first start leaves it, which writes to the system's own folders.
  spawnSync("cp", ["-R", inside("first"), inside("home/releases/first")]);
  spawnSync("ln", ["-s", inside("home/releases/first"), inside("home/current")]);
  for (const port of ["3001", "3002"]) write(`instances/${port}`, "first\n");
  write("etc/ports", "3001 3002\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function command(...args: string[]) {
  const { status, stderr } = spawnSync("sh", ["deploy/systemd/storehouse", ...args], {
    encoding: "utf8",
    env: {
      NODE_ENV: process.env.NODE_ENV,
      PATH: `${inside("bin")}:${process.env.PATH}`,
      FAKE: folder,
      STOREHOUSE_HOME: inside("home"),
      STOREHOUSE_ETC: inside("etc"),
      READY_SECONDS: "3",
    },
  });
  return { status, said: stderr };
}
const running = () => ["3001", "3002"].map((port) => readFileSync(inside("instances", port), "utf8").trim());
const current = () => path.basename(readlinkSync(inside("home/current")));
const steps = () =>
  readFileSync(inside("calls"), "utf8")
    .split("\n")
    .flatMap(
      (call) => /^systemctl restart (\S+)|^(curl) |^(sleep 6)$/.exec(call)?.slice(1).find(Boolean) ?? [],
    );

test("an upgrade migrates, then waits for each instance, and until the proxy knows of it, before it replaces the next; a rollback does not migrate", () => {
  expect(command("upgrade", inside("second"))).toMatchObject({ status: 0 });
  expect(running()).toEqual(["second", "second"]);
  const waited = [
    "storehouse-migrate",
    "storehouse@3001",
    "curl",
    "sleep 6",
    "storehouse@3002",
    "curl",
    "storehouse-bridge",
  ];
  expect(steps()).toEqual(waited);
  rmSync(inside("calls"));
  expect(command("rollback")).toMatchObject({ status: 0 });
  expect(running()).toEqual(["first", "first"]);
  expect(current()).toBe("first");
  expect(steps()).not.toContain("storehouse-migrate");
});

test("a release that does not become ready is taken back at once, and what still served was never touched", () => {
  for (const release of ["hanging", "dying"]) {
    write("calls", "");
    const failed = { status: 1, said: expect.stringContaining("back to first") };
    expect(command("upgrade", inside(release)), release).toMatchObject(failed);
    expect([...running(), current()], release).toEqual(["first", "first", "first"]);
    expect(steps(), release).not.toContain("storehouse@3002");
  }
});

test("an upgrade that fails at a later instance takes back every one that it has begun", () => {
  const failed = { status: 1, said: expect.stringContaining("port 3002 did not become ready") };
  expect(command("upgrade", inside("half"))).toMatchObject(failed);
  expect([...running(), current()]).toEqual(["first", "first", "first"]);
  // The one that serves is touched when the other one serves again.
  const restarted = steps().filter((step) => step.startsWith("storehouse@"));
  expect(restarted).toEqual(["storehouse@3001", "storehouse@3002", "storehouse@3002", "storehouse@3001"]);
});

test("a migration that fails replaces nothing, and a folder that is no release is refused", () => {
  write("no-migration", "");
  expect(command("upgrade", inside("second"))).toMatchObject({
    status: 1,
    said: expect.stringContaining("nothing was replaced"),
  });
  expect([...running(), current()]).toEqual(["first", "first", "first"]);
  expect(command("upgrade", inside("etc"))).toMatchObject({
    status: 1,
    said: expect.stringContaining("is no release"),
  });
});
