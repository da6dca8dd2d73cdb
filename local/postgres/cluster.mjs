import { createHash } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { isReachable, runNative, serverUser, sharedFolder } from "./native.mjs";

/** Where the server's files lie: the data folder, or one of root's where the server's user may not enter it. @param {string} dataDir */
export function homeOf(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  if (isReachable(dataDir, serverUser(path.join(dataDir, "postgres")))) return dataDir;
  const home = path.join(sharedFolder(), createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  mkdirSync(home, { recursive: true });
  return home;
}

/**
 * Made beside and renamed: a crash half-way leaves no half-made cluster.
 *
 * @param {string} home @param {{ password: string, durable: boolean }} options
 */
export async function ensureCluster(home, { password, durable }) {
  const folder = path.join(home, "postgres");
  if (existsSync(path.join(folder, "PG_VERSION"))) return folder;
  const user = serverUser();
  removeOldDrafts(home);
  const draft = path.join(home, `postgres.${process.pid}.draft`);
  const passwordFile = path.join(home, `.password.${process.pid}`);
  const logFile = path.join(home, "postgres.log");
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  writeFileSync(logFile, "", { flag: "a", mode: 0o600 });
  if (user) for (const file of [draft, passwordFile, logFile]) chownSync(file, user.uid, user.gid);
  const result = await runNative(
    "initdb",
    [
      ...["-D", draft, "-U", "storehouse", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
      ...["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ...["--no-instructions", ...(durable ? [] : ["--no-sync"])],
    ],
    user,
  );
  rmSync(passwordFile);
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr}`);
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 200",
    "shared_buffers = '128MB'",
    "jit = off",
    "log_min_messages = warning",
    // Only tests may forget what was committed.
    ...(durable ? [] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]),
  ];
  writeFileSync(path.join(draft, "postgresql.conf"), `${settings.join("\n")}\n`, { flag: "a" });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another start was faster.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(path.join(folder, "PG_VERSION"))) throw error;
  }
  return folder;
}

/** Drafts of starts that were killed. @param {string} home */
function removeOldDrafts(home) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(home)) {
    if (!/^postgres\.\d+\.draft$|^\.password\.\d+$/.test(name)) continue;
    const file = path.join(home, name);
    if (name.includes(String(process.pid)) || statSync(file).mtimeMs < anHourAgo)
      rmSync(file, { recursive: true, force: true });
  }
}

/** The port that a running server of this folder has written down; a crash leaves the file. @param {string} folder */
export function notedPort(folder) {
  const file = path.join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  return pid && port && isServer(pid, folder) ? port : null;
}

/** @param {number} pid @param {string} folder A process id may be another's by now: where the system shows it, we look. */
function isServer(pid, folder) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** For show; nothing relies on it. @param {string} folder */
export function notedPid(folder) {
  return Number(readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
}
