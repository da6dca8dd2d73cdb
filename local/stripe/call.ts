import type { Store } from "./store";
import { inTransaction, type Tx } from "./transaction";

/** Without `enabledEvents`, every event is sent. */
export type Endpoint = { url: string; secret: string; enabledEvents?: readonly string[] };

export type Service = { sql: Store; endpoints: readonly Endpoint[]; baseUrl: string };

/** One piece of work: everything that it writes, events too, is written in its one transaction. */
export type Call = Pick<Service, "endpoints" | "baseUrl"> & {
  tx: Tx;
  /** What events say of the API call that caused them; null when a shopper or the clock did. */
  request: { id: string; idempotencyKey: string | null } | null;
};

/** Work that no API call asked for. */
export function inCall<T>({ sql, endpoints, baseUrl }: Service, work: (call: Call) => Promise<T>) {
  return inTransaction(sql, (tx) => work({ tx, endpoints, baseUrl, request: null }));
}
