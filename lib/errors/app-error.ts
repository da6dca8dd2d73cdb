import { type ErrorCode, errorTable } from "./error-table";

export type FieldError = {
  path: string;
  code: string;
  message: string;
  /** What the words of `code` are filled with, where a page says them in its own language. */
  values?: Readonly<Record<string, string>>;
};

/** Structured facts that a client needs to go on, for example `{ available: 2 }`. Personal data only to whom may read it anyway. */
export type ErrorDetails = Record<string, unknown>;

/**
 * A failure that a caller may be told. `message` is one sentence for people; whatever is not an `AppError` is a
 * bug or an outage, is logged whole and answered as `internal` without a word of it.
 */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string = errorTable[code].title,
    options: { fields?: readonly FieldError[]; details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}
