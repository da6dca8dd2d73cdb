/** Is told the text of each statement, without its values; what it answers is called at the statement's end. */
export type StatementWatch = (text: string) => ((error?: unknown) => void) | undefined;

const key = Symbol.for("storehouse.statement-watch");
const holder = globalThis as { [key]?: StatementWatch };

/** From now on `watch` is told every statement of this process' pools, waits for a connection included. */
export function watchStatements(watch: StatementWatch | undefined): void {
  if (watch) holder[key] = watch;
  else delete holder[key];
}

/** On `globalThis` because the bundler may load this module more than once. */
export const begunStatement: StatementWatch = (text) => holder[key]?.(text);
