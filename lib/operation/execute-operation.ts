import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { fromZod } from "@/lib/errors/from-zod";
import { type Context, hasPermission } from "./context";
import type { Access, Operation } from "./define-operation";

/**
 * Runs an operation for every door alike: authorize, validate, run, shape the answer.
 *
 * @param rawInput what the door received, unchecked.
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed`, and what the operation throws.
 */
export async function executeOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  ctx: Context,
  rawInput: unknown,
): Promise<z.output<Output>> {
  requireAccess(operation.access, ctx);
  const input = operation.input.safeParse(rawInput);
  if (!input.success) throw fromZod(input.error);
  return operation.output.parse(await operation.run(ctx, input.data));
}

/** Whoever may not call need not be read to the end, either. @throws AppError `unauthenticated`, `forbidden`. */
export function requireAccess(access: Access, { actor }: Context): void {
  if (access === "public" || hasPermission(actor, access.permission)) return;
  throw new AppError(actor.type === "staff" || actor.type === "key" ? "forbidden" : "unauthenticated");
}
