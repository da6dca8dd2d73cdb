import { AppError, type ErrorDetails, type FieldError } from "./app-error";
import { type ErrorCode, errorTable } from "./error-table";

/** RFC 9457 problem details, the same for every door; `ErrorDetails` are its extension members. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  errors: readonly FieldError[];
  requestId: string;
} & ErrorDetails;

/** Converts any thrown value; what is not an `AppError` keeps its words to itself. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof AppError ? error : new AppError("internal");
  return {
    ...known.details,
    type: `/api/docs/errors#${known.code}`,
    title: errorTable[known.code].title,
    status: known.status,
    detail: known.message,
    code: known.code,
    errors: known.fields,
    requestId,
  };
}
