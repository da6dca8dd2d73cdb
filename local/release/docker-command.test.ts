import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/**
 * As much of Docker's client as the command uses. Containers are files that hold their tag; those of the tag `broken`
 * end before they are ready, those of `hanging` run and never are, those of `late` are when asked for the third time, and
 * of `half` the first one alone gets ready. Nobody sleeps. No engine runs where tests do; what it would do with
 * `compose.yaml` is not tested here.
 */
const docker = `#!/bin/sh
echo "$*" >>"$FAKE/calls"
echo "\${COMPOSE_FILE:-compose.yaml}" >"$FAKE/compose-file"
# The real one ends when nobody reads what it says.
case "$1" in compose | stop | rm) echo "$1" 2>/dev/null || exit 141 ;; esac
case "$1" in
ps) ls "$FAKE/containers" ;;
inspect)
  [ -e "$FAKE/containers/$4" ] || exit 1
  tag=$(cat "$FAKE/containers/$4")
  first=$(grep -lx half "$FAKE"/containers/* | head -n 1)
  case "$3" in
  *Health*)
    case "$tag" in
    broken | hanging) echo starting ;;
    late) echo >>"$FAKE/containers.$4"; if [ "$(wc -l <"$FAKE/containers.$4")" -gt 2 ]; then echo healthy; else echo starting; fi ;;
    half) if [ "$first" = "$FAKE/containers/$4" ]; then echo healthy; else echo starting; fi ;;
    *) echo healthy ;;
    esac ;;
  *Running*) if [ "$tag" = broken ]; then echo false; else echo true; fi ;;
  esac ;;
logs) : ;;
image) ! grep -qx "\${3##*:}" "$FAKE/cleared" 2>/dev/null ;;
rm) for id in "$@"; do :; done; rm "$FAKE/containers/$id" ;;
compose)
  # The environment wins over the file, as with the real one.
  tag=\${STOREHOUSE_TAG:-$(sed -n 's/^STOREHOUSE_TAG=//p' "$3")}
  scale=$(echo "$*" | sed -n 's/.*--scale app=\\([0-9]*\\).*/\\1/p')
  case "$*" in *backup-key*) printf '# a remark\\nAGE-SECRET-KEY-1X\\n' ;; esac
  case "$*" in *" run --rm migrate"*) [ ! -e "$FAKE/no-migration" ] || exit 1 ;; esac
  while [ "$(ls "$FAKE/containers" | wc -l)" -lt "\${scale:-0}" ]; do
    n=$(($(cat "$FAKE/count" 2>/dev/null || echo 10) + 1)); echo "$n" >"$FAKE/count"
    if [ "$n" = "$(cat "$FAKE/kill-at" 2>/dev/null)" ]; then rm "$FAKE/kill-at"; kill -9 $PPID; exit 1; fi
    echo "$tag" >"$FAKE/containers/c$n"
  done ;;
esac
`;

let folder = "";
const inside = (...names: string[]) => path.join(folder, ...names);
const write = (name: string, text: string) => writeFileSync(inside(name), text);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "storehouse-docker-"));
  for (const name of ["bin", "containers"]) mkdirSync(inside(name));
  writeFileSync(inside("bin", "docker"), docker, { mode: 0o755 });
  writeFileSync(inside("bin", "sleep"), "#!/bin/sh\n", { mode: 0o755 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: `${inside("bin")}:${process.env.PATH}`,
  FAKE: folder,
  ENV_FILE: inside("production.env"),
  SECRETS_DIR: inside("secrets"),
  BACKUP_DIR: inside("backups"),
  READY_SECONDS: "8",
});

function command(...args: string[]) {
  const options = { encoding: "utf8", env: environment() } as const;
  const { status, stderr } = spawnSync("sh", ["deploy/docker/storehouse", ...args], options);
  return { status, said: stderr };
}

const running = () =>
  readdirSync(inside("containers")).map((id) => readFileSync(inside("containers", id), "utf8").trim());
const calls = () => readFileSync(inside("calls"), "utf8").split("\n");
const settings = () => readFileSync(inside("production.env"), "utf8");

function startFirst() {
  command("first-start");
  write("production.env", settings().replaceAll("shop.example.com", "shop.example.org"));
  for (const name of ["stripe_secret_key", "stripe_webhook_secret", "smtp_url"])
    write(`secrets/${name}`, "x\n");
  expect(command("first-start")).toMatchObject({ status: 0 });
}

test("pictures lie in S3 where its keys are there, and readable to the container's user", () => {
  startFirst();
  expect(readFileSync(inside("compose-file"), "utf8")).toBe("compose.yaml\n");
  for (const name of ["s3_access_key_id", "s3_secret_access_key"])
    writeFileSync(inside(`secrets/${name}`), "x\n", { mode: 0o600 });
  expect(command("first-start")).toMatchObject({ status: 0 });
  expect(readFileSync(inside("compose-file"), "utf8")).toBe("compose.yaml:deploy/docker/s3.yaml\n");
  expect(statSync(inside("secrets/s3_secret_access_key")).mode & 0o777).toBe(0o644);
});

test("a first start makes what it can, names what it cannot, and never makes a secret twice", () => {
  expect(command("first-start")).toMatchObject({
    status: 1,
    said: expect.stringContaining("shop's address"),
  });
  const secret = readFileSync(inside("secrets/auth_secret"), "utf8");
  expect(secret).toMatch(/^[0-9a-f]{64}\n$/);
  write("production.env", settings().replaceAll("shop.example.com", "shop.example.org"));
  const { status, said } = command("first-start");
  expect(status).toBe(1);
  for (const name of ["stripe_secret_key", "stripe_webhook_secret", "smtp_url"]) expect(said).toContain(name);
  startFirst();
  expect(readFileSync(inside("secrets/auth_secret"), "utf8")).toBe(secret);
  expect(running()).toEqual(["first", "first"]);
});

test("an upgrade migrates first and replaces one instance after the other; a rollback does not migrate", () => {
  startFirst();
  expect(command("upgrade", "second")).toMatchObject({ status: 0 });
  expect(running()).toEqual(["second", "second"]);
  const order = calls()
    .filter((call) => / run --rm migrate|--scale|^stop/.test(call))
    .slice(1);
  expect(order.map((call) => /migrate|--scale app=\d|^stop/.exec(call)?.[0])).toEqual([
    "migrate",
    "--scale app=3",
    "stop",
    "--scale app=3",
    "stop",
  ]);
  rmSync(inside("calls"));
  expect(command("rollback")).toMatchObject({ status: 0 });
  expect(running()).toEqual(["first", "first"]);
  expect(calls().filter((call) => call.includes("migrate"))).toEqual([]);
});

test("a version whose instances do not become ready, or that cannot migrate, leaves the one before in its place", () => {
  startFirst();
  const before = readdirSync(inside("containers"));
  for (const tag of ["broken", "hanging"]) {
    const failed = { status: 1, said: expect.stringContaining("back to first") };
    expect(command("upgrade", tag), tag).toMatchObject(failed);
    // The very instances that served before: nothing that works is replaced.
    expect(readdirSync(inside("containers")), tag).toEqual(before);
  }
  write("no-migration", "");
  expect(command("upgrade", "third").status).toBe(1);
  expect(readdirSync(inside("containers"))).toEqual(before);
  expect(settings()).toMatch(/^STOREHOUSE_TAG=first$/m);
  expect(existsSync(inside("production.env.new"))).toBe(false);
});

test("an instance that takes its time is waited for before the next one is replaced", () => {
  startFirst();
  expect(command("upgrade", "late")).toMatchObject({ status: 0 });
  expect(running()).toEqual(["late", "late"]);
});

test("an upgrade that fails at a later instance takes back the ones that it has replaced, and those alone", () => {
  startFirst();
  const [replaced, kept] = readdirSync(inside("containers")) as [string, string];
  expect(command("upgrade", "half")).toMatchObject({
    status: 1,
    said: expect.stringContaining("back to first"),
  });
  expect(running()).toEqual(["first", "first"]);
  expect(existsSync(inside("containers", kept))).toBe(true);
  expect(existsSync(inside("containers", replaced))).toBe(false);
  // A rollback would lead to what was before, not to what has failed.
  expect(settings()).not.toMatch(/^STOREHOUSE_TAG_BEFORE/m);
});

test("an upgrade that is killed half-way leaves settings of a version that has worked, and the next one ends it", () => {
  startFirst();
  // The fourth container, when one of two is replaced.
  write("kill-at", "14");
  const { status } = command("upgrade", "second");
  expect(status).not.toBe(0);
  expect(running().toSorted()).toEqual(["first", "second"]);
  expect(settings()).toMatch(/^STOREHOUSE_TAG=first$/m);
  expect(command("upgrade", "second").status).toBe(0);
  expect(running()).toEqual(["second", "second"]);
  expect(settings()).toMatch(/^STOREHOUSE_TAG_BEFORE=first$/m);
});

test("an upgrade goes on to its end when the connection that began it is lost", async () => {
  startFirst();
  const child = spawn("sh", ["deploy/docker/storehouse", "upgrade", "second"], { env: environment() });
  const ended = once(child, "exit");
  await expect.poll(() => calls().join("\n")).toContain("run --rm migrate");
  child.stdout.destroy();
  child.stderr.destroy();
  child.kill("SIGHUP");
  expect(await ended).toEqual([0, null]);
  expect(running()).toEqual(["second", "second"]);
  expect(settings()).toMatch(/^STOREHOUSE_TAG=second$/m);
});

test("where nothing runs, an upgrade says so, and does not claim that its version does", () => {
  startFirst();
  for (const id of readdirSync(inside("containers"))) rmSync(inside("containers", id));
  expect(command("upgrade", "second")).toMatchObject({
    status: 1,
    said: expect.stringContaining("Nothing runs"),
  });
  expect(settings()).toMatch(/^STOREHOUSE_TAG=first$/m);
});

test("of two upgrades at once, one says that the other is under way and changes nothing", () => {
  startFirst();
  const held = `exec 9>"${inside("production.env.lock")}"; flock 9; sh deploy/docker/storehouse upgrade second 9>&-`;
  const { status, stderr } = spawnSync("sh", ["-c", held], { encoding: "utf8", env: environment() });
  expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining("under way") });
  expect(running()).toEqual(["first", "first"]);
});

test("a rollback never builds today's sources under yesterday's name", () => {
  startFirst();
  expect(command("upgrade", "second").status).toBe(0);
  write("cleared", "first\n");
  expect(command("rollback")).toMatchObject({
    status: 1,
    said: expect.stringContaining("storehouse:first is not on this machine"),
  });
  expect(running()).toEqual(["second", "second"]);
});

test("back-ups lie on the host, are encrypted with a key that is made once, and are restored before a first start alone", () => {
  startFirst();
  expect(readFileSync(inside("secrets/backup_key"), "utf8")).toContain("AGE-SECRET-KEY-1X");
  expect(command("backup", "--keep", "3").status).toBe(0);
  const made = calls().at(-2) ?? "";
  expect(made).toContain(`-v ${inside("backups")}:/backups`);
  expect(made).toContain("BACKUP_KEY_FILE=/run/secrets/backup_key");
  expect(made).toMatch(/ app node shop\.mjs backup --keep 3$/);
  write("shop.tar", "");
  expect(command("restore", inside("shop.tar"))).toMatchObject({
    status: 1,
    said: expect.stringContaining("The shop runs"),
  });
  for (const id of readdirSync(inside("containers"))) rmSync(inside("containers", id));
  expect(command("restore", inside("shop.tar")).status).toBe(0);
  expect(calls().at(-2)).toMatch(/:\/from:ro app node shop\.mjs restore \/from\/shop\.tar$/);
});
