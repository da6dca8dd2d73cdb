import type { z } from "zod";
import { AppError } from "@/lib/errors/app-error";
import { fromZod } from "@/lib/errors/from-zod";
import { inLogScope, subjectsOf } from "@/lib/log/log-scope";
import { noteSecurityEvent } from "@/lib/log/note-security-event";
import { telemetry, traced } from "@/lib/telemetry/telemetry";
import { type Context, hasPermission } from "./context";
import type { Access, Operation } from "./define-operation";
import { recordedContext } from "./recorded-db";
import { requireSoundInput } from "./require-sound-input";

/** How long a password or code that was given stands for dangerous steps. */
const STEP_UP_MINUTES = 10;

/**
 * Runs an operation for every door alike: authorize, validate, run, shape the answer. What staff and keys write is
 * recorded in the audit log, in the transactions of the command. Its lines in the log, its span and its counts bear its
 * name.
 *
 * @param rawInput what the door received, unchecked.
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed`, `reauthentication_required`, and what the operation throws.
 */
export function executeOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  ctx: Context,
  rawInput: unknown,
): Promise<z.output<Output>> {
  const { name } = operation;
  const attributes = { "storehouse.operation": name, "storehouse.actor": ctx.actor.type };
  return inLogScope({ requestId: ctx.requestId, operation: name, ...subjectsOf(rawInput) }, () =>
    traced(`operation ${name}`, { attributes }, () => counted(name, () => execute(operation, ctx, rawInput))),
  );
}

async function counted<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const { metrics } = telemetry;
  if (!metrics) return work();
  const begunMs = performance.now();
  const count = (outcome: string) =>
    metrics.countOperation({ name, outcome, seconds: (performance.now() - begunMs) / 1000 });
  try {
    const result = await work();
    count("succeeded");
    return result;
  } catch (error) {
    count(error instanceof AppError ? error.code : "internal");
    throw error;
  }
}

async function execute<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  ctx: Context,
  rawInput: unknown,
): Promise<z.output<Output>> {
  try {
    requireAccess(operation.access, ctx);
  } catch (refusal) {
    noteRefusal(operation.name, ctx);
    throw refusal;
  }
  requireSoundInput(rawInput);
  const input = operation.input.safeParse(rawInput);
  if (!input.success) throw fromZod(input.error);
  const { stepUp } = operation;
  if (stepUp === true || stepUp?.(input.data)) requireStepUp(ctx);
  const known = isRecorded(operation, ctx) ? await recordedContext(ctx, operation.name) : ctx;
  return operation.output.parse(await operation.run(known, input.data));
}

function noteRefusal(where: string, { actor, address, requestId }: Context): void {
  const who =
    actor.type === "staff" || actor.type === "customer"
      ? actor.userId
      : actor.type === "key"
        ? actor.keyId
        : undefined;
  noteSecurityEvent("access_refused", { who, address, requestId, where });
}

/** A key proves itself with each request. @throws AppError `reauthentication_required`. */
function requireStepUp({ actor }: Context): void {
  if (actor.type !== "staff") return;
  const provedAt = actor.provedAt?.getTime() ?? 0;
  if (provedAt < Date.now() - STEP_UP_MINUTES * 60_000) throw new AppError("reauthentication_required");
}

/** GET promises to change nothing. */
function isRecorded({ rest }: Pick<Operation, "rest">, { actor }: Context): boolean {
  return (actor.type === "staff" || actor.type === "key") && rest?.method !== "GET";
}

/** Whoever may not call need not be read to the end, either. @throws AppError `unauthenticated`, `forbidden`. */
export function requireAccess(access: Access, { actor }: Context): void {
  if (access === "public") return;
  if (access === "staff") {
    if (actor.type === "staff" && actor.pending !== "second_factor") return;
    throw new AppError("unauthenticated");
  }
  if (access === "customer" ? actor.type === "customer" : hasPermission(actor, access.permission)) return;
  throw new AppError(actor.type === "staff" || actor.type === "key" ? "forbidden" : "unauthenticated");
}
