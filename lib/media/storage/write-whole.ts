import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes a file, and its folder where there is none. A reader never sees half of it. */
export async function writeWhole(file: string, data: Buffer): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, data);
  await rename(temporary, file);
}
