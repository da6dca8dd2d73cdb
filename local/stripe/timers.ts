import { type Call, inCall, type Service } from "./call";
import { expireAuthorization } from "./cancel-intent";
import { expireIfOpen } from "./expire-session";
import { settleDebit } from "./settle-debit";
import { settleRefund } from "./settle-refund";
import type { TimerAction } from "./transaction";

const TICK_MS = 250;

/** What happens by itself. Each looks whether it still has to: somebody may have been faster. */
const actions: Record<TimerAction, (call: Call, id: string) => Promise<unknown>> = {
  expire_session: expireIfOpen,
  expire_authorization: expireAuthorization,
  settle_debit: settleDebit,
  settle_refund: settleRefund,
};

/** Does what is due, until stopped. */
export function startTimers(service: Service, log: (message: string, detail?: unknown) => void) {
  let stopped = false;
  let running: Promise<unknown> = Promise.resolve();
  const tick = async () => {
    if (stopped) return;
    running = doDue(service, () => stopped);
    await running.catch((error: unknown) => log("timers", error));
    if (!stopped) setTimeout(tick, TICK_MS);
  };
  setTimeout(tick, TICK_MS);
  return {
    stop: async () => {
      stopped = true;
      await running.catch(() => undefined);
    },
  };
}

async function doDue(service: Service, isStopped: () => boolean): Promise<void> {
  while (!isStopped()) {
    // A timer that cannot be done must not stand in the way of the others.
    const [due] = await service.sql<{ id: string; action: TimerAction; objectId: string }[]>`
      update local_stripe.timer set at = now() + interval '10 seconds'
      where id = (select id from local_stripe.timer where at <= now() order by at limit 1 for update skip locked)
      returning id, action, object_id as "objectId"`;
    if (!due) return;
    await inCall(service, async (call) => {
      await actions[due.action](call, due.objectId);
      await call.tx.sql`delete from local_stripe.timer where id = ${due.id}`;
    });
  }
}
