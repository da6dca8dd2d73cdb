import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";

/**
 * The version of something that is small enough to be its own version: a number made of what it says, for `ETag`,
 * `If-Match` and `expectedVersion`. Another content has the same one in a billion times; the same content has it always,
 * so that who edits what was changed and changed back is let through.
 */
export function contentVersion(content: unknown): number {
  const digest = createHash("sha256").update(JSON.stringify(content)).digest();
  return (digest.readUInt32BE() % 999_999_999) + 1;
}

/** @throws AppError `version_conflict` when what was seen is no longer so. */
export function requireVersion(expected: number | undefined, now: number): void {
  if (expected === undefined || expected === now) return;
  throw new AppError("version_conflict", "Somebody changed this in the meantime: look at it again", {
    details: { version: now },
  });
}
