import { appendFileSync, existsSync, renameSync, statSync } from "node:fs";

const MAX_BYTES = 10 * 1024 * 1024;

/**
 * A log of bounded size: what is there goes to `<file>.1` when it is opened and whenever it is full.
 *
 * @param {string} file
 * @returns {{ file: string, write(chunk: string | Uint8Array): void }}
 */
export function openLogFile(file) {
  let size = 0;
  let broken = false;
  const rotate = () => {
    if (existsSync(file) && statSync(file).size > 0) renameSync(file, `${file}.1`);
    size = 0;
  };
  /** @param {() => void} work A full disk must not end the shop; it is said once. */
  const guard = (work) => {
    try {
      work();
    } catch (error) {
      if (!broken)
        console.error(`The log ${file} cannot be written: ${/** @type {Error} */ (error).message}`);
      broken = true;
    }
  };
  guard(rotate);
  return {
    file,
    write: (chunk) =>
      guard(() => {
        if (size > MAX_BYTES) rotate();
        appendFileSync(file, chunk, { mode: 0o600 });
        size += chunk.length;
      }),
  };
}
