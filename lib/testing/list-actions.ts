import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ActionState } from "@/lib/api/to-action";
import type { Operation } from "@/lib/operation/define-operation";

export type Action = ((...given: unknown[]) => Promise<ActionState | undefined>) & { operation?: Operation };

/** Everything that a browser can call: exports of the files that say `use server`. */
export async function listActions(): Promise<[string, Action][]> {
  const folders = ["app", "components", "lib"];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => `${folder}/${String(file)}`),
  );
  const marked = files.filter(
    (file) => /\.tsx?$/.test(file) && /^\s*["']use server["']/m.test(readFileSync(file, "utf8")),
  );
  for (const file of marked)
    if (!/^lib\/.*\/actions\.ts$/.test(file))
      throw new Error(`${file}: actions stand in lib/<domain>/actions.ts`);
  const modules = await Promise.all(
    marked.map((file) => import(/* @vite-ignore */ path.resolve(file)) as Promise<Record<string, Action>>),
  );
  return modules.flatMap((module) => Object.entries(module));
}
