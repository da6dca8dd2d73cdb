import { readdirSync } from "node:fs";
import path from "node:path";
import type { Operation } from "@/lib/operation/define-operation";

const isOperation = (value: unknown): value is Operation =>
  typeof value === "object" && value !== null && "access" in value && "run" in value;

/** The operations of all domains, whether REST offers them or a page alone. */
export async function listOperations(): Promise<Operation[]> {
  const files = readdirSync("lib", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith("operations.ts") && !/^(api|testing)\//.test(file));
  const modules = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ path.resolve("lib", file))),
  );
  return modules.flatMap((module: Record<string, unknown>) => Object.values(module).filter(isOperation));
}
