import { AppError } from "@/lib/errors/app-error";

/** Two editors never overwrite each other unseen. @throws AppError `version_conflict`. */
export function requireVersion(row: { version: number }, expected: number | undefined): void {
  if (expected === undefined || expected === row.version) return;
  throw new AppError("version_conflict", "Somebody changed this product in the meantime: look at it again", {
    details: { version: row.version },
  });
}
