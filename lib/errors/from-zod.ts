import type { ZodError } from "zod";
import { AppError } from "./app-error";

/** Converts zod's issues to the field errors of `validation_failed`; paths are joined by dots. */
export function fromZod(error: ZodError): AppError {
  const fields = error.issues.map((issue) => ({
    path: issue.path.join("."),
    code: issue.code ?? "invalid",
    message: issue.message,
  }));
  const [first] = fields;
  const message = first ? `${first.path || "The request"}: ${first.message}` : undefined;
  return new AppError("validation_failed", message, { fields });
}
