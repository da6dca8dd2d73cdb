import { pruneIdempotencyKeys } from "@/lib/api/idempotency";
import { pruneBackInStockRequests } from "@/lib/back-in-stock/prune-back-in-stock-requests";
import { pruneTags } from "@/lib/cache/prune-tags";
import { pruneCheckoutReminders } from "@/lib/checkout-reminder/prune-checkout-reminders";
import { pruneDeadLetters } from "@/lib/dead-letter/prune-dead-letters";
import { issueDueInvoices } from "@/lib/invoice/issue-due-invoices";
import { log } from "@/lib/log/log";
import { pruneRenditions } from "@/lib/media/prune-renditions";
import { sendDueBackInStockMails } from "@/lib/notification/send-back-in-stock-mails";
import { sendDueCheckoutReminders } from "@/lib/notification/send-checkout-reminders";
import { sendLowStockMails } from "@/lib/notification/send-low-stock-mails";
import type { Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { systemContext } from "@/lib/operation/system-context";
import { pruneOutbox, relayOutbox } from "@/lib/outbox/relay-outbox";
import { checkDuePayments } from "@/lib/payment/check-due-payments";
import { pruneVitals } from "@/lib/vitals/prune-vitals";
import { pruneWishlists } from "@/lib/wishlist/prune-wishlists";
import { fetchPictures } from "./fetch-pictures";
import { withTimerLock } from "./with-timer-lock";

const PERIOD_MS = 30_000;
/** Folders of pictures that a round looks through: all 4096 of a large shop in a few hours. */
const FOLDERS_A_ROUND = 8;

const tasks: [string, (ctx: Context) => Promise<unknown>][] = [
  ["payments", checkDuePayments],
  ["invoices", issueDueInvoices],
  ["pictures", fetchPictures],
  ["outbox", (ctx) => relayOutbox(ctx.db)],
  ["outbox pruning", (ctx) => pruneOutbox(ctx.db)],
  ["picture files", (ctx) => pruneRenditions(ctx, { folders: FOLDERS_A_ROUND })],
  ["idempotency keys", (ctx) => pruneIdempotencyKeys(ctx.db)],
  ["back-in-stock mails", sendDueBackInStockMails],
  ["back-in-stock requests", (ctx) => pruneBackInStockRequests(ctx.db)],
  ["wishlists", (ctx) => pruneWishlists(ctx.db)],
  ["cache tags", (ctx) => pruneTags(ctx.db)],
  ["web vitals", (ctx) => pruneVitals(ctx.db)],
  ["low stock mails", sendLowStockMails],
  ["checkout reminder mails", sendDueCheckoutReminders],
  ["checkout reminders", (ctx) => pruneCheckoutReminders(ctx.db)],
  ["dead letters", (ctx) => pruneDeadLetters(ctx.db)],
];

/**
 * What must not wait for the job service: at start and every 30 seconds, in one instance at a time. Several instances
 * each run the timer; an advisory lock lets one of them do a round.
 */
export function startTimer(): void {
  const round = async () => {
    await runRound().catch((error: unknown) => log.warn({ err: error }, "timer round failed"));
    setTimeout(round, PERIOD_MS).unref();
  };
  setTimeout(round, 1000).unref();
}

async function runRound(): Promise<void> {
  await withTimerLock(getDatabase().sql, async () => {
    const ctx = systemContext("timer");
    for (const [name, run] of tasks) {
      await run(ctx).catch((error: unknown) => log.warn({ err: error, task: name }, "timer task failed"));
    }
  });
}
