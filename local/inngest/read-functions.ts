import { z } from "zod";
import { parseCron } from "./cron";
import { secondsUntil } from "./duration";
import { parseEquality, parseEventEquality, parseEventPath } from "./expression";
import { FUNCTION_FAILED } from "./finish-run";
import type { FunctionConfig } from "./store";

/** A text that one of our parsers understands; what it throws is the problem that is told. */
const readBy = (parse: (text: string) => unknown) =>
  z
    .string()
    .max(1000)
    .superRefine((text, context) => {
      try {
        parse(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
      }
    });

export const awaitedEvent = z
  .string()
  .min(1)
  .max(256)
  .refine(
    (name) => name === FUNCTION_FAILED || !name.startsWith("inngest/"),
    "is an event that is not sent here",
  )
  .refine((name) => !name.includes("*"), "cannot be a pattern");
const limit = z.strictObject({
  limit: z.int().min(1).max(1000),
  key: readBy(parseEventPath).optional(),
  scope: z.literal("fn").optional(),
});
/** A number, a limit, or a list of limits. */
const toLimits = (given: unknown) =>
  typeof given === "number" ? [{ limit: given }] : given === undefined ? [] : [given].flat();
const config = z.strictObject({
  id: z.string().min(1).max(256),
  name: z.string().optional(),
  triggers: z
    .array(
      z.union([
        z.strictObject({ event: awaitedEvent, expression: readBy(parseEventEquality).optional() }),
        z.strictObject({ cron: readBy(parseCron) }),
      ]),
    )
    .max(20),
  steps: z.strictObject({
    step: z.strictObject({
      id: z.string().optional(),
      name: z.string().optional(),
      runtime: z.strictObject({ type: z.literal("http"), url: z.url() }),
      retries: z.strictObject({ attempts: z.int().min(0).max(20) }).optional(),
    }),
  }),
  cancel: z
    .array(
      z.strictObject({
        event: awaitedEvent,
        if: readBy(parseEquality).optional(),
        timeout: readBy(secondsUntil).optional(),
      }),
    )
    .max(5)
    .default([]),
  concurrency: z.preprocess(toLimits, z.array(limit).max(2)),
  idempotency: readBy(parseEventPath).optional(),
});

const DEFAULT_RETRIES = 4;

/** The app asks for what this service does not do. */
export class RefusedFunction extends Error {}

/**
 * The functions that an app registers. This service does what this shop's functions ask for: triggers by
 * event and by cron, steps, retries, cancellation, concurrency and idempotency. Whatever else a function asks
 * for is refused here, rather than ignored at run time.
 *
 * @throws RefusedFunction that names the function and the setting.
 */
export function readFunctions(registered: unknown): FunctionConfig[] {
  return z
    .array(z.object({ id: z.string() }).loose())
    .parse(registered)
    .map((raw) => {
      const parsed = config.safeParse(raw);
      if (!parsed.success) {
        throw new RefusedFunction(
          `The local job service cannot run the function ${raw.id}: ${z.prettifyError(parsed.error)}`,
        );
      }
      return toConfig(parsed.data);
    });
}

function toConfig({ steps, cancel, concurrency, ...raw }: z.infer<typeof config>): FunctionConfig {
  return {
    id: raw.id,
    url: steps.step.runtime.url,
    retries: steps.step.retries?.attempts ?? DEFAULT_RETRIES,
    triggers: raw.triggers.map((trigger) =>
      "cron" in trigger ? trigger : { event: trigger.event, ...optional("expression", trigger.expression) },
    ),
    cancel: cancel.map((rule) => ({
      event: rule.event,
      ...optional("expression", rule.if),
      ...optional("timeout", rule.timeout),
    })),
    concurrency: concurrency.map((entry) => ({ limit: entry.limit, ...optional("key", entry.key) })),
    ...optional("idempotency", raw.idempotency),
  };
}

/** A setting of that name, or none: what is undefined has no place in the store. */
const optional = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>;
