import { refresh } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { findCurrentActor } from "@/lib/auth/find-current-actor";
import { AppError } from "@/lib/errors/app-error";
import { type Problem, toProblem } from "@/lib/errors/problem";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids/new-id";
import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import type { Operation } from "@/lib/operation/define-operation";
import { executeOperation } from "@/lib/operation/execute-operation";
import { limitOperation } from "./limit-request";
import { limitTries } from "./limit-tries";
import { readForm } from "./read-form";
import { requireKnownHost } from "./request-context";
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
  return async function action(
    _previous: ActionState<z.output<Output>>,
    form: FormData,
  ): Promise<ActionState<z.output<Output>>> {
    const requestId = newId();
    const language = form.get("locale");
    const locale = isLocale(language) ? language : defaultLocale;
    try {
      requireKnownHost(await headers());
      await limitOperation(operation, await headers());
      const ctx = { db: getDatabase().db, actor: await findCurrentActor(), requestId };
      const { locale: _, ...typed } = readForm(form, options.numbers ?? []);
      const input = (await options.prepare?.(typed, locale)) ?? typed;
      await limitTries(operation, await headers(), input);
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
      return { status: "failed", problem, said: sayProblem(problem, locale), values: typedValues(form) };
    }
  };
}

/** Secrets are not sent back to the browser. */
function typedValues(form: FormData): Record<string, string> {
  const entries = [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !entry[0].startsWith("$") && !/password|code/i.test(entry[0]),
  );
  return Object.fromEntries(entries);
}
