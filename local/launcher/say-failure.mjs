import { StartError } from "./start-error.mjs";

/** Ends a process that has nothing to stop: one sentence where we know what is wrong. @param {unknown} error @returns {never} */
export function sayFailure(error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(error instanceof StartError ? error.exitCode : 1);
}
