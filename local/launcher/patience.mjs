const MOST_DEATHS = 5;
const WINDOW_MS = 60_000;

/** Counts the deaths of one process: a few are answered by a new start, a row of them within a minute is not. */
export function createPatience() {
  /** @type {number[]} */
  let deaths = [];
  return {
    /** Notes a death. @returns {boolean} whether it is one too many. */
    isExhausted: () => {
      deaths = [...deaths.filter((at) => at > Date.now() - WINDOW_MS), Date.now()];
      return deaths.length >= MOST_DEATHS;
    },
    /** Takes the latest death back: somebody else's death was its cause. */
    forgive: () => {
      deaths.pop();
    },
  };
}
