/**
 * Awaits statements of one transaction that need neither each other's answers nor a certain order: the driver sends them
 * together and does not wait in between. What a round trip costs, on both sides, is most of what a short statement costs.
 *
 * Not for two statements that take locks which others take in another order, nor for a row and one that refers to it.
 *
 * It waits for all of them, also when one has failed: what is still under way would else come after the transaction's
 * end, in somebody else's.
 *
 * @param work statements of Drizzle, and functions' promises that begin with one.
 * @throws what failed first. What is sent after it fails as well, for the transaction has ended.
 */
export async function pipelined<const Work extends readonly PromiseLike<unknown>[]>(
  ...work: Work
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const failures: unknown[] = [];
  const results = await Promise.all(
    work.map((one) => Promise.resolve(one).catch((error: unknown) => void failures.push(error))),
  );
  if (failures.length > 0) throw failures[0];
  return results as { -readonly [Index in keyof Work]: Awaited<Work[Index]> };
}
