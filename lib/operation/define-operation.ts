import type { z } from "zod";
import type { ErrorCode } from "@/lib/errors/error-table";
import type { LimitName } from "@/lib/limit/limits";
import type { Context, Permission } from "./context";

/**
 * Who may call: everybody, whoever is signed in as a customer, anybody of the staff for themselves, or staff and keys that
 * hold the permission.
 */
export type Access = "public" | "customer" | "staff" | { permission: Permission };

/** Where REST answers: `{name}` parts of the path are fields of the input. */
export type RestBinding = {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: `/${string}`;
  /** Status of success; 200 where absent. */
  status?: 200 | 201 | 202;
  tag: string;
  /** It takes multipart/form-data beside JSON, with one file in this field of the input. */
  file?: FileField;
};

export type FileField = { field: string; maxBytes: number };

export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  name: string;
  summary: string;
  access: Access;
  /** A row of lib/limit/limits.ts, at every door. Who may leave it out: `limitOf`. */
  limit?: LimitName;
  rest?: RestBinding;
  /** Staff must have given their password or code within the last minutes (`STEP_UP_MINUTES`). */
  stepUp?: true | ((input: z.output<Input>) => boolean);
  /**
   * Its command only reads and writes the database: under an Idempotency-Key, what it changes and its answer are
   * committed together, so that a crash leaves both or neither.
   */
  atomic?: true;
  input: Input;
  output: Output;
  /** What it may answer beside validation, authorization and internal errors; for the documentation. */
  errors: readonly ErrorCode[];
  run: (ctx: Context, input: z.output<Input>) => Promise<z.input<Output>>;
};

/**
 * One definition behind every door: `toAction` makes a server action of it, `route` a REST handler, `lib/api` its
 * OpenAPI entry. What `output` does not name never leaves.
 */
export function defineOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  return operation;
}
