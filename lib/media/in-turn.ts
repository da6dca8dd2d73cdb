/** A large picture takes hundreds of megabytes while it is decoded: more than these at once would be too much. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work as soon as fewer than two others run in this process; first come, first served. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place goes over to the next one: nobody can slip in between.
    if (next) next();
    else running -= 1;
  }
}
