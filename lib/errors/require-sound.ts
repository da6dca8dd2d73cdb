import { AppError, type FieldError } from "./app-error";

/** @throws AppError `validation_failed` with the fields that are wrong, if any is. */
export function requireSound(fields: readonly FieldError[]): void {
  const [first] = fields;
  if (first) throw new AppError("validation_failed", `${first.path}: ${first.message}`, { fields });
}
