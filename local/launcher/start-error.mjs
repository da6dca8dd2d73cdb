/** What keeps the shop from running, in one sentence for people. Its cause goes to the launcher's log. */
export class StartError extends Error {
  /** @override */
  name = "StartError";

  /** @param {string} sentence @param {{ cause?: unknown, exitCode?: number }} [options] 78: settings are wrong. */
  constructor(sentence, { cause, exitCode = 1 } = {}) {
    super(sentence, { cause });
    this.exitCode = exitCode;
  }
}
