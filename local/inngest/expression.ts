/** What an expression may speak of: the event that began the run, and the one that comes (`async`). */
export type Scope = { event: unknown; async?: unknown };

type Operand = { path: string[] } | { literal: string | number | boolean | null };
type Equality = [Operand, Operand];

const PATH = /^(event|async)(\.[A-Za-z_]\w*)+$/;
const TEXT = /^(?:'([^'\\]*)'|"([^"\\]*)")$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const EQUALITY = /^((?:'[^']*'|"[^"]*"|[^'"])*?)==(.*)$/s;
const WORDS = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads the one form of expression that `match` makes: a path below `event` or `async` equals another or a
 * literal.
 *
 * @throws Error for any other, because one that is not understood would silently match nothing, or
 * everything.
 */
export function parseEquality(text: string): Equality {
  const [, left, right] = EQUALITY.exec(text) ?? [];
  if (left === undefined || right === undefined) throw unsupported(text);
  return [parseOperand(left.trim(), text), parseOperand(right.trim(), text)];
}

/** `parseEquality` where there is no other event to speak of. */
export function parseEventEquality(text: string): Equality {
  const equality = parseEquality(text);
  if (equality.some((operand) => "path" in operand && operand.path[0] === "async")) throw unsupported(text);
  return equality;
}

/** Whether the equality holds. What is absent equals nothing, as the real service's language has it. */
export function holds(text: string, scope: Scope): boolean {
  const [left, right] = parseEquality(text).map((operand) => evaluate(operand, scope));
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}

/** @throws Error when it is not a path like `event.data.orderId`. */
export function parseEventPath(text: string): string[] {
  const path = text.trim();
  if (!PATH.test(path) || !path.startsWith("event.")) throw unsupported(text);
  return path.split(".");
}

/** What lies at a path; undefined when nothing does. */
export function readPath(path: string[], scope: Scope): unknown {
  return path.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    scope,
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function parseOperand(text: string, whole: string): Operand {
  if (PATH.test(text)) return { path: text.split(".") };
  const quoted = TEXT.exec(text);
  if (quoted) return { literal: quoted[1] ?? quoted[2] ?? "" };
  if (NUMBER.test(text)) return { literal: Number(text) };
  const word = WORDS.get(text);
  if (word === undefined) throw unsupported(whole);
  return { literal: word };
}

const evaluate = (operand: Operand, scope: Scope) =>
  "path" in operand ? readPath(operand.path, scope) : operand.literal;

const unsupported = (text: string) =>
  new Error(
    `the expression ${JSON.stringify(text)} is not supported: only a path as event.data.id, or two as equal`,
  );
