import type { z } from "zod";
import { recordDeadLetter } from "@/lib/dead-letter/record-dead-letter";
import { resolveDeadLetter } from "@/lib/dead-letter/resolve-dead-letter";
import { findRetryOf } from "@/lib/dead-letter/retry-of";
import type { Context } from "@/lib/operation/context";
import { systemContext } from "@/lib/operation/system-context";
import type { OutboxEventName, OutboxEvents } from "@/lib/outbox/add-outbox-event";
import { inngestClient } from "@/lib/vendors/inngest";

const RETRIES = 10;

type Job<Name extends OutboxEventName> = {
  /** Kept for ever: the service knows the job's runs by it, and the shop its dead letters. */
  id: string;
  event: Name;
  data: z.ZodType<OutboxEvents[Name]>;
  /** Idempotent: an event may come twice. */
  run: (ctx: Context, data: OutboxEvents[Name]) => Promise<unknown>;
};

/**
 * The one way to make a job that runs on an event of the outbox: one step, ten retries, and a dead letter when they are
 * used up. A repeat of a dead letter runs the job that died alone, and resolves it.
 */
export function defineJob<Name extends OutboxEventName>({ id, event: name, data, run }: Job<Name>) {
  return inngestClient().createFunction(
    {
      id,
      retries: RETRIES,
      triggers: [{ event: name }],
      onFailure: async ({ event: { data: failure }, step }) => {
        const { event, run_id: runId, error } = failure;
        await step.run("record", () =>
          recordDeadLetter(systemContext("job"), {
            job: id,
            event: { id: event.id ?? runId, name, data: event.data ?? {} },
            runId,
            error: `${error.name}: ${error.message}`,
            attempts: RETRIES + 1,
          }),
        );
      },
    },
    async ({ event, step }) => {
      const retryOf = findRetryOf(event.data);
      if (retryOf && retryOf.job !== id) return;
      const input = data.parse(event.data);
      await step.run("run", async () => void (await run(systemContext("job"), input)));
      if (retryOf) await step.run("resolve", () => resolveDeadLetter(systemContext("job"), retryOf));
    },
  );
}
