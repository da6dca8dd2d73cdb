import { pruneAccountRequests } from "@/lib/account/queries";
import { pruneIdempotencyKeys } from "@/lib/api/idempotency";
import { pruneAuditLog } from "@/lib/audit/prune-audit-log";
import { sealAuditLog } from "@/lib/audit/seal-audit-log";
import { pruneSessions } from "@/lib/auth/user-sessions";
import { pruneBackInStockRequests } from "@/lib/back-in-stock/prune-back-in-stock-requests";
import { pruneTags } from "@/lib/cache/prune-tags";
import { countSales } from "@/lib/catalog/count-sales";
import { pruneCheckoutReminders } from "@/lib/checkout-reminder/prune-checkout-reminders";
import { pruneDeadLetters } from "@/lib/dead-letter/prune-dead-letters";
import { issueDueInvoices } from "@/lib/invoice/issue-due-invoices";
import { pruneLimits } from "@/lib/limit/prune-limits";
import { log } from "@/lib/log/log";
import { inLogScope } from "@/lib/log/log-scope";
import { pruneRenditions } from "@/lib/media/prune-renditions";
import { sendDueBackInStockMails } from "@/lib/notification/send-back-in-stock-mails";
import { sendDueCheckoutReminders } from "@/lib/notification/send-checkout-reminders";
import { sendDueDraftOrderLinks } from "@/lib/notification/send-draft-order-link";
import { sendLowStockMails } from "@/lib/notification/send-low-stock-mails";
import { sendDueStaffOrderNotices } from "@/lib/notification/send-staff-order-notice";
import type { Context } from "@/lib/operation/context";
import { getDatabase } from "@/lib/operation/database";
import { recordedSystemContext } from "@/lib/operation/system-context";
import { pruneOutbox, relayOutbox } from "@/lib/outbox/relay-outbox";
import { checkDuePayments } from "@/lib/payment/check-due-payments";
import { telemetry } from "@/lib/telemetry/telemetry";
import { pruneVitals } from "@/lib/vitals/prune-vitals";
import { pruneWishlists } from "@/lib/wishlist/prune-wishlists";
import { fetchPictures } from "./fetch-pictures";
import { withTimerLock } from "./with-timer-lock";

const PERIOD_MS = 30_000;
/** Pages of the list of pictures that a round looks through: all 4096 folders of a large shop in a few hours. */
const PAGES_A_ROUND = 8;

const tasks: [string, (ctx: Context) => Promise<unknown>][] = [
  ["payments", checkDuePayments],
  ["invoices", issueDueInvoices],
  ["pictures", fetchPictures],
  ["outbox", (ctx) => relayOutbox(ctx.db)],
  ["outbox pruning", (ctx) => pruneOutbox(ctx.db)],
  ["picture files", (ctx) => pruneRenditions(ctx, { pages: PAGES_A_ROUND })],
  ["idempotency keys", (ctx) => pruneIdempotencyKeys(ctx.db)],
  ["back-in-stock mails", sendDueBackInStockMails],
  ["back-in-stock requests", (ctx) => pruneBackInStockRequests(ctx.db)],
  ["wishlists", (ctx) => pruneWishlists(ctx.db)],
  ["cache tags", (ctx) => pruneTags(ctx.db)],
  ["sales figures", countSales],
  ["web vitals", (ctx) => pruneVitals(ctx.db)],
  ["payment link mails", sendDueDraftOrderLinks],
  ["staff order mails", sendDueStaffOrderNotices],
  ["low stock mails", sendLowStockMails],
  ["checkout reminder mails", sendDueCheckoutReminders],
  ["checkout reminders", (ctx) => pruneCheckoutReminders(ctx.db)],
  ["account requests", (ctx) => pruneAccountRequests(ctx.db)],
  ["limits", (ctx) => pruneLimits(ctx.db)],
  ["sessions", (ctx) => pruneSessions(ctx.db)],
  ["dead letters", (ctx) => pruneDeadLetters(ctx.db)],
  ["audit seals", sealAuditLog],
  ["audit retention", (ctx) => pruneAuditLog(ctx)],
];

/**
 * What must not wait for the job service: at start and every 30 seconds, in one instance at a time. Several instances
 * each run the timer; an advisory lock lets one of them do a round.
 *
 * @returns what ends it: no task is begun any more, and the promise resolves when the one under way is done.
 */
export function startTimer(): () => Promise<void> {
  const stopping = new AbortController();
  let next: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const runLater = (delayMs: number) => {
    if (stopping.signal.aborted) return;
    next = setTimeout(() => {
      running = runRound(stopping.signal)
        .catch((error: unknown) => log.warn({ err: error }, "timer round failed"))
        .then(() => runLater(PERIOD_MS));
    }, delayMs).unref();
  };
  runLater(1000);
  return () => {
    stopping.abort();
    clearTimeout(next);
    return running;
  };
}

async function runRound(stopping: AbortSignal): Promise<void> {
  await withTimerLock(getDatabase().sql, async () => {
    for (const [name, run] of tasks) {
      if (stopping.aborted) return;
      const ctx = recordedSystemContext("timer", `timer:${name}`);
      await inLogScope({ requestId: ctx.requestId, task: name }, () => runTask(name, () => run(ctx)));
    }
  });
}

async function runTask(name: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
    telemetry.metrics?.countTimerTask({ name, outcome: "succeeded" });
  } catch (error) {
    log.warn({ err: error }, "timer task failed");
    telemetry.metrics?.countTimerTask({ name, outcome: "failed" });
  }
}
