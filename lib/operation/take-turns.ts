/**
 * Work of one key one after the other, within this process; other keys do not wait. For work that repeats safely but
 * would, done at once, only wait for the same row, each with a connection of the pool in its hand: whoever comes second
 * most often finds nothing left to do. Between processes, the rows are locked.
 *
 * What makes the first fail makes those fail that wait for it: nobody waits for the same fault twice.
 *
 * @returns a function that runs `work` in its turn, and answers or throws what it does.
 */
export function takeTurns() {
  const underWay = new Map<string, Promise<unknown>>();
  return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    while (underWay.has(key)) await underWay.get(key);
    const working = work().finally(() => underWay.delete(key));
    underWay.set(key, working);
    return working;
  };
}
