import { refresh } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { findKnownDevice } from "@/lib/auth/known-device";
import { proveAgain, STEP_UP_FIELD } from "@/lib/auth/prove-again";
import { AppError } from "@/lib/errors/app-error";
import { type Problem, toProblem } from "@/lib/errors/problem";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids/new-id";
import { type Limited, limitOf } from "@/lib/limit/limit-of";
import { getLimit } from "@/lib/limit/limits";
import { subjectOf } from "@/lib/limit/plan-uses";
import { log } from "@/lib/log/log";
import { inLogScope } from "@/lib/log/log-scope";
import type { Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import type { Operation } from "@/lib/operation/define-operation";
import { executeOperation, requireAccess } from "@/lib/operation/execute-operation";
import { peerAddress } from "@/lib/operation/peer-address";
import { requireSoundInput } from "@/lib/operation/require-sound-input";
import { limitAtDoor, limitSubject } from "./limit-request";
import { readForm } from "./read-form";
import { requireOwnRequest } from "./require-own-request";
import { type SaidProblem, sayProblem } from "./say-problem";

/**
 * What a form shows after its action ran: nothing yet, the answer, or the problem, also as the page's language says
 * it, with everything that was typed.
 */
export type ActionState<Data = unknown> =
  | { status: "idle" }
  | { status: "succeeded"; data: Data }
  | { status: "failed"; problem: Problem; said: SaidProblem; values: Record<string, string> };

type Options<Output extends z.ZodType> = {
  /** Fields whose text is a whole number. What is no number stays text and fails validation. */
  numbers?: readonly string[];
  /** Completes the input with what the form must not carry, such as the cart of the cookie. */
  prepare?: (input: Record<string, unknown>, locale: Locale) => Promise<Record<string, unknown>>;
  /** The form holds no secrets: all that was typed goes back, postal codes too. */
  holdsNoSecrets?: boolean;
  /** The page that the form stands on shows nothing of what changes: it is not rendered anew. */
  leavesPage?: boolean;
  /** After success: set cookies, redirect. */
  succeed?: (
    output: z.output<Output>,
    input: Record<string, unknown>,
    locale: Locale,
  ) => Promise<void> | void;
};

/**
 * The server action of an operation, for `useActionState`. Works without JavaScript. Next tells an action nothing of
 * the page's language: a form that leads somewhere carries a `LocaleField`.
 */
export function toAction<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  options: Options<Output> = {},
) {
  const act = async (form: FormData, requestId: string): Promise<ActionState<z.output<Output>>> => {
    const language = form.get("locale");
    const locale = isLocale(language) ? language : defaultLocale;
    try {
      const given = await headers();
      requireOwnRequest(given);
      const address = peerAddress(given);
      const { locale: _, [STEP_UP_FIELD]: proof, ...typed } = readForm(form, options.numbers ?? []);
      requireSoundInput(typed);
      const device = await findDevice(operation, typed);
      await limitAtDoor(operation, { address, actor: { type: "guest" }, device });
      const ctx: Context = { db: getDatabase().db, actor: await findCurrentActor(), requestId, address };
      // Nothing is prepared for strangers: what a form names may be looked up there.
      requireAccess(operation.access, ctx);
      if (typeof proof === "string" && proof !== "") ctx.actor = await proveAgain(ctx, proof);
      const input = (await options.prepare?.(typed, locale)) ?? typed;
      await limitSubject(operation, { address, actor: ctx.actor, device }, input);
      const data = await executeOperation(operation, ctx, input);
      await options.succeed?.(data, input, locale);
      if (!options.leavesPage) refresh();
      return { status: "succeeded", data };
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof AppError)) log.error({ err: error, requestId }, "action failed");
      // What the page showed is no longer so, a price or a stock level: it is shown anew beside the problem.
      if (error instanceof AppError && [409, 412].includes(error.status)) refresh();
      const problem = toProblem(error, requestId);
      const values = typedValues(form, options);
      return { status: "failed", problem, said: sayProblem(problem, locale), values };
    }
  };
  const action = async (
    _previous: ActionState<z.output<Output>>,
    form: FormData,
  ): Promise<ActionState<z.output<Output>>> => {
    const requestId = newId();
    return inLogScope({ requestId, operation: operation.name }, () => act(form, requestId));
  };
  // For the tests that ask which operation stands behind each action.
  return Object.assign(action, { operation: operation as unknown as Operation });
}

/** The browser, where the limit knows browsers and the account was signed in there before. */
async function findDevice(
  operation: Limited,
  input: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const { device, subject } = getLimit(limitOf(operation));
  if (!device || !subject) return undefined;
  const actor = subject.from === "caller" ? await findCurrentActor() : ({ type: "guest" } as const);
  const email = subjectOf(subject, actor, input);
  return email ? findKnownDevice({ audience: device.audience, email }) : undefined;
}

/** Secrets are not sent back to the browser. Of a list `name[]`, all values, line by line. */
function typedValues(
  form: FormData,
  { holdsNoSecrets = false }: Pick<Options<z.ZodType>, "holdsNoSecrets">,
): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" &&
      !entry[0].startsWith("$") &&
      (holdsNoSecrets || !/password|code/i.test(entry[0])),
  );
  const values: Record<string, string> = {};
  for (const [name, value] of entries)
    values[name] = name.endsWith("[]") && name in values ? `${values[name]}\n${value}` : value;
  return values;
}
