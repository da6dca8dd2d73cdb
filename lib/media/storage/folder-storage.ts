import { spawnSync } from "node:child_process";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Storage } from "./storage";
import { writeWhole } from "./write-whole";

/** A folder of this machine, or one that all machines mount. A page of its list is one of the folders in it. */
export function folderStorage(folder: string): Storage {
  const fileOf = (key: string) => path.join(/* turbopackIgnore: true */ folder, key);
  return {
    place: `The folder ${folder}`,
    read: (key, { signal } = {}) => readFile(fileOf(key), { signal }).catch(orNothing(null)),
    write: (key, data) => writeWhole(fileOf(key), data),
    remove: (key) => rm(fileOf(key), { force: true }),
    findModifiedAt: (key) => stat(fileOf(key)).then(({ mtime }) => mtime, orNothing(null)),
    list: async (after = "") => {
      const names = (await listFolder(folder)).filter((name) => name > after);
      const [name, next] = names.sort();
      if (name === undefined) return { keys: [], next: undefined };
      const within = await readdir(fileOf(name)).catch(orNothing(null));
      const keys = within ? within.sort().map((file) => `${name}/${file}`) : [name];
      return { keys, next: next === undefined ? undefined : name };
    },
    sync: async () => {
      // All at once: each of many thousands of files would take minutes.
      if (process.platform === "linux") spawnSync("sync", ["--file-system", folder], { stdio: "ignore" });
    },
  };
}

const listFolder = (folder: string): Promise<string[]> => readdir(folder).catch(orNothing([]));

/** Somebody else took it away in the meantime, or there are no pictures yet. */
function orNothing<Value>(nothing: Value) {
  return (error: NodeJS.ErrnoException): Value => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return nothing;
    throw error;
  };
}
