import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { Db } from "../client";

const inTransaction = new AsyncLocalStorage<Set<string>>();

/**
 * The pool `db`, which refuses what a transaction must not do while it holds locks and a connection: ask the pool for a
 * second one (with enough such transactions at once each waits for the others), or ask the network.
 *
 * @returns the pool, and what was done all the same: a refusal may be caught on its way.
 */
export function watchTransactions(db: Db): { db: Db; breaches: Set<string> } {
  const breaches = new Set<string>();
  const transaction: Db["transaction"] = (run, config) =>
    db.transaction((tx) => inTransaction.run(breaches, () => run(tx)), config);
  const watched = new Proxy(db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (inTransaction.getStore() === breaches)
        refuse(breaches, `db.${String(name)} beside a transaction's own`);
      return name === "transaction" ? transaction : value;
    },
  });
  return { db: watched, breaches };
}

function refuse(breaches: Set<string>, what: string): never {
  const error = new Error(`Within a transaction: ${what}`);
  breaches.add(error.stack ?? error.message);
  throw error;
}

/** For a test that holds a lock while somebody else works: `work` is that somebody. */
export function asSomebodyElse<Result>(work: () => Result): Result {
  return inTransaction.exit(work);
}

/** Events to the job service are sent under the lock that keeps two relays apart: lib/outbox/relay-outbox.ts. */
const isRelayed = ({ path }: { path: string }) => path.startsWith("/e/");

// Stripe and jobs are asked through one of these.
for (const channel of ["http.client.request.start", "undici:request:create"]) {
  subscribe(channel, (message) => {
    const breaches = inTransaction.getStore();
    const { request } = message as { request: { path: string } };
    if (!breaches || isRelayed(request)) return;
    breaches.add(new Error(`Within a transaction: a request over HTTP of ${request.path}`).stack ?? "");
  });
}
