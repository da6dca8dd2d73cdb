import { z } from "zod";
import type { FormObject } from "./parse-form";
import { invalidRequest, type StripeError } from "./stripe-error";

/**
 * Reads the parameters of a call. What the schema does not name is refused, as Stripe refuses it: an option
 * that this service would silently ignore is worse than one that it says it does not know.
 *
 * @throws StripeError `parameter_unknown`, `parameter_missing`, or what the field's own check says.
 */
export function readParams<T>(schema: z.ZodType<T>, form: FormObject): T {
  const result = schema.safeParse(form, { reportInput: true });
  if (result.success) return result.data;
  throw toStripeError(result.error.issues);
}

function toStripeError(issues: z.core.$ZodIssue[]): StripeError {
  const unknown = issues.find((issue) => issue.code === "unrecognized_keys");
  if (unknown) {
    const names = unknown.keys.map((key) => toParam([...unknown.path, key]));
    const plural = names.length > 1 ? "s" : "";
    const message = `Received unknown parameter${plural}: ${names.join(", ")}`;
    return invalidRequest(message, names[0], "parameter_unknown");
  }
  const [issue] = issues;
  if (!issue) throw new Error("a refusal without a reason");
  const param = toParam(issue.path);
  if (issue.code === "custom") {
    return invalidRequest(issue.message, param, issue.params?.code ?? "parameter_invalid");
  }
  if (issue.input === undefined) {
    return invalidRequest(`Missing required param: ${param}.`, param, "parameter_missing");
  }
  return invalidRequest(`Invalid ${param}: ${issue.message}`, param);
}

const toParam = (path: PropertyKey[]) =>
  path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join("");

/** Text up to a length; empty text means "not set", as on the wire. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => (value === "" ? null : value));

export const integer = (lowest: number, highest: number) =>
  z.string().transform((value, check) => {
    const refuse = (message: string) => {
      check.addIssue({ code: "custom", message, params: { code: "parameter_invalid_integer" } });
      return z.NEVER;
    };
    if (!/^-?\d{1,15}$/.test(value)) return refuse(`Invalid integer: ${value}`);
    const number = Number(value);
    if (number < lowest) return refuse(`This value must be greater than or equal to ${lowest}.`);
    if (number > highest) {
      return refuse(`This value must be less than or equal to ${highest} (it currently is '${number}').`);
    }
    return number;
  });

export const url = z.string().transform((value, check) => {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  check.addIssue({ code: "custom", message: "Not a valid URL", params: { code: "url_invalid" } });
  return z.NEVER;
});

export const currency = z
  .string()
  .regex(/^[a-z]{3}$/i, "a three-letter ISO code")
  .transform((value) => value.toLowerCase());

// Keys that are numbers look like an array on the wire.
export const metadata = z.preprocess(
  (value) => (value === "" ? {} : Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : value),
  z.record(z.string().max(40), z.string().max(500)).refine((value) => Object.keys(value).length <= 50, {
    message: "You can have up to 50 keys",
  }),
);

/** Metadata as an update leaves it: keys are merged, an empty value removes its key. */
export function mergeMetadata(
  old: Record<string, string>,
  changes: Record<string, string> | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== ""));
}
