import { findPasswordProblem } from "@/lib/auth/password-rules";
import { AppError } from "@/lib/errors/app-error";

/** @throws AppError `validation_failed` at the field, with why the new password is refused. */
export function requireGoodPassword(password: string, email: string, path: string): void {
  const code = findPasswordProblem(password, email);
  if (code) throw new AppError("validation_failed", undefined, { fields: [{ path, code, message: code }] });
}

export const wrongPassword = (path: string): AppError =>
  new AppError("validation_failed", undefined, {
    fields: [{ path, code: "password_wrong", message: "This is not the password" }],
  });
