import { inspect } from "node:util";
import { StartError } from "./start-error.mjs";

/** npm passes a Ctrl-C on that the terminal has sent already: one key press, two signals. */
const SAME_KEY_PRESS_MS = 500;
const PARENT_PERIOD_MS = 300;

/**
 * Ends everything that was started, last first, on a signal, on a failure, and on what nobody foresaw. A second Ctrl-C
 * ends at once: what then still runs ends by itself, because its launcher is gone.
 *
 * @param {(text: string) => void} log takes what people need not read.
 */
export function createStopper(log) {
  /** @type {(() => unknown)[]} */
  const steps = [];
  let firstSignalAt = 0;
  let stopping = false;

  /** @param {number} code */
  const stop = async (code) => {
    if (stopping) return;
    stopping = true;
    for (let step = steps.pop(); step; step = steps.pop()) {
      try {
        await step();
      } catch (error) {
        log(`stopping: ${inspect(error)}`);
      }
    }
    process.exit(code);
  };
  /** @param {unknown} error */
  const giveUp = (error) => {
    log(inspect(error));
    if (stopping) return;
    const known = error instanceof StartError;
    // Without a sentence, whoever failed has said it.
    if (!known || error.message)
      console.error(known ? error.message : `The launcher failed: ${firstLine(error)}. Its log tells more.`);
    void stop(known ? error.exitCode : 1);
  };
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    if (stopping && signal === "SIGINT" && Date.now() - firstSignalAt > SAME_KEY_PRESS_MS) process.exit(130);
    firstSignalAt ||= Date.now();
    void stop(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
  // npm runs us below a shell, which dies of npm's signals and passes none on.
  const parent = process.ppid;
  const look = () => process.ppid !== parent && void stop(0);
  if (process.env.npm_lifecycle_event) setInterval(look, PARENT_PERIOD_MS).unref();
  process.on("uncaughtException", giveUp);
  process.on("unhandledRejection", giveUp);
  // A terminal that was closed, or `npm start | head`: nobody reads on, and that is no failure.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  return {
    giveUp,
    isStopping: () => stopping,
    /** @param {() => unknown} step @returns {() => void} takes the step away again. */
    add: (step) => {
      steps.push(step);
      return () => {
        if (steps.includes(step)) steps.splice(steps.indexOf(step), 1);
      };
    },
  };
}

/** @typedef {ReturnType<typeof createStopper>} Stopper */

/** @param {unknown} error */
function firstLine(error) {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.split("\n")[0]?.replace(/\.$/, "");
}
