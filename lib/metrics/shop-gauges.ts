import { Gauge, type Registry } from "prom-client";
import { payment } from "@/db/schema/payment";
import { log } from "@/lib/log/log";
import { getDatabase } from "@/lib/operation/database";
import { orderStatuses } from "@/lib/order/schema";
import { findShopState, type ShopState } from "./queries";

/** Whoever asks every second costs the database one question in ten. */
const FRESH_MS = 10_000;

/**
 * What the whole shop has: every instance tells the same. While the database is away they are not told at all, but
 * `storehouse_database_up` is 0.
 */
export function addShopGauges(registers: Registry[]): void {
  const look = remembered(() => findShopState(getDatabase().db));
  const gauge = (
    name: string,
    help: string,
    set: (gauge: Gauge, state: ShopState) => void,
    labelNames: string[] = [],
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        const state = await look();
        this.reset();
        if (state) set(this, state);
        else this.remove();
      },
    });
  const byStatus =
    (statuses: readonly string[], of: (state: ShopState) => Record<string, number> | null) =>
    (each: Gauge, state: ShopState) => {
      for (const status of statuses) each.set({ status }, of(state)?.[status] ?? 0);
    };
  gauge(
    "storehouse_orders",
    "Orders placed within the last day, by state",
    byStatus(orderStatuses, ({ orders }) => orders),
    ["status"],
  );
  gauge(
    "storehouse_payments",
    "Payments of these orders, by state",
    byStatus(payment.status.enumValues, ({ payments }) => payments),
    ["status"],
  );
  gauge("storehouse_outbox_waiting", "Effects that were not handed over yet", (each, { outbox }) =>
    each.set(outbox.waiting),
  );
  gauge("storehouse_outbox_refused", "Of these, such as the job service has refused", (each, { outbox }) =>
    each.set(outbox.refused),
  );
  gauge("storehouse_outbox_oldest_seconds", "How long the oldest of them waits", (each, { outbox }) =>
    each.set(outbox.oldestSeconds),
  );
  gauge(
    "storehouse_payment_events_waiting",
    "Events of the provider that were not dealt with",
    (each, { events }) => each.set(events),
  );
  gauge("storehouse_dead_letters", "Jobs that gave up, and nobody has dealt with", (each, { deadLetters }) =>
    each.set(deadLetters),
  );
  gauge(
    "storehouse_payments_overdue",
    "Payments that should have been asked about five minutes ago",
    (each, { overduePayments }) => each.set(overduePayments),
  );
  new Gauge({
    name: "storehouse_database_up",
    help: "1 when the database has answered within the last ten seconds, else 0",
    registers,
    async collect() {
      this.set((await look()) ? 1 : 0);
    },
  });
}

function remembered(find: () => Promise<ShopState>): () => Promise<ShopState | null> {
  let latest: { atMs: number; state: Promise<ShopState | null> } | undefined;
  return () => {
    if (latest && Date.now() - latest.atMs < FRESH_MS) return latest.state;
    const state = find().catch((error: unknown) => {
      log.warn({ err: error }, "the state of the shop could not be read for metrics");
      return null;
    });
    latest = { atMs: Date.now(), state };
    return state;
  };
}
