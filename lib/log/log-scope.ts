import { AsyncLocalStorage } from "node:async_hooks";

/** What every line of a piece of work says. Ids only: no mail address, no token, nothing that was typed. */
export type LogScope = {
  requestId?: string;
  operation?: string;
  job?: string;
  runId?: string;
  eventId?: string;
  task?: string;
  orderId?: string;
  paymentId?: string;
};

const key = Symbol.for("storehouse.log-scope");
const holder = globalThis as { [key]?: AsyncLocalStorage<LogScope> };

/** On `globalThis` because the bundler may load this module more than once. */
holder[key] ??= new AsyncLocalStorage();
const scopes = holder[key];

/** Runs `work`, whose lines say `scope` beside what the work around it says. */
export function inLogScope<Result>(scope: LogScope, work: () => Result): Result {
  return scopes.run({ ...scopes.getStore(), ...scope }, work);
}

/** From now on the lines of this piece of work say this, too: an order that was just placed, for example. */
export function noteInLogScope(scope: LogScope): void {
  const current = scopes.getStore();
  if (current) Object.assign(current, scope);
}

export const logScope = (): LogScope | undefined => scopes.getStore();

const SUBJECTS = ["orderId", "paymentId"] as const;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Which order and payment an input or event is about. What is no id of ours is never said: anybody may have typed it. */
export function subjectsOf(data: unknown): LogScope {
  const scope: LogScope = {};
  if (typeof data !== "object" || data === null) return scope;
  for (const name of SUBJECTS) {
    const value = (data as Record<string, unknown>)[name];
    if (typeof value === "string" && UUID.test(value)) scope[name] = value;
  }
  return scope;
}
