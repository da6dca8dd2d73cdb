import { AppError } from "@/lib/errors/app-error";

/** No input of ours nests half as deep. */
const MAX_DEPTH = 32;

/**
 * Refuses what the database cannot hold, before anything is asked of it: U+0000, which Postgres has no text for, and
 * halves of surrogate pairs, which no encoding has. So what is stored is what was sent, to the letter. Also what is
 * nested so deep that whoever walks through it would run out of stack.
 *
 * @param input what a door received, unchecked: values of JSON and of forms. Files pass.
 * @throws AppError `validation_failed` that names the field.
 */
export function requireSoundInput(input: unknown): void {
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: input, path: [] }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    const { value, path } = item;
    if (typeof value === "string" && !isSoundText(value))
      throw refuse(path, "text", "holds characters that no text has");
    if (!isContainer(value)) continue;
    if (path.length >= MAX_DEPTH) throw refuse(path.slice(0, 3), "too_deep", "nested too deep");
    for (const [name, inner] of Object.entries(value)) {
      // The name itself cannot be said.
      if (!isSoundText(name)) throw refuse(path, "text", "has a name with characters that no text has");
      waiting.push({ value: inner, path: [...path, name] });
    }
  }
}

/** Text that the database holds as it is. */
const isSoundText = (text: string): boolean => !text.includes("\0") && !/\p{Surrogate}/u.test(text);

function isContainer(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function refuse(path: readonly string[], code: string, what: string): AppError {
  const name = path.join(".").slice(0, 200);
  const message = `${name || "The request"} ${what}`;
  return new AppError("validation_failed", message, { fields: [{ path: name, code, message }] });
}
