import { randomBytes } from "node:crypto";

/** Rows are told apart by their names; the handle is for who reads the database. */
export function newHandle(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return [words, randomBytes(4).toString("hex")].filter((part) => part !== "").join("-");
}
