const key = Symbol.for("storehouse.draining");
const holder = globalThis as { [key]?: boolean };

/** Whether this process is being stopped. On `globalThis`, because the bundler may load this module more than once. */
export const isDraining = (): boolean => holder[key] === true;

export function startDraining(): void {
  holder[key] = true;
}
