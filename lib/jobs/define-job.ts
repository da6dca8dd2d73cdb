import type { z } from "zod";
import { recordDeadLetter } from "@/lib/dead-letter/record-dead-letter";
import { resolveDeadLetter } from "@/lib/dead-letter/resolve-dead-letter";
import { findRetryOf } from "@/lib/dead-letter/retry-of";
import { log } from "@/lib/log/log";
import { inLogScope, subjectsOf } from "@/lib/log/log-scope";
import type { Context } from "@/lib/operation/context";
import { recordedSystemContext } from "@/lib/operation/system-context";
import type { OutboxEventName, OutboxEvents } from "@/lib/outbox/add-outbox-event";
import { findTraceparent } from "@/lib/outbox/traced-data";
import { telemetry, traced } from "@/lib/telemetry/telemetry";
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
 * The one way to make a job that runs on an event of the outbox: ten retries, and a dead letter when they are used up.
 * A repeat of a dead letter runs the job that died alone, and resolves it.
 *
 * What it does is one idempotent command, so that it is no step of its own: a step would cost a second request.
 */
export function defineJob<Name extends OutboxEventName>({ id, event: name, data, run }: Job<Name>) {
  const jobContext = () => recordedSystemContext("job", `job:${id}`);
  return inngestClient().createFunction(
    {
      id,
      retries: RETRIES,
      triggers: [{ event: name }],
      onFailure: async ({ event: { data: failure }, step }) => {
        const { event, run_id: runId, error } = failure;
        telemetry.metrics?.countJob({ name: id, outcome: "gave_up" });
        await step.run("record", () =>
          recordDeadLetter(jobContext(), {
            job: id,
            event: { id: event.id ?? runId, name, data: event.data ?? {} },
            runId,
            error: `${error.name}: ${error.message}`,
            attempts: RETRIES + 1,
          }),
        );
      },
    },
    async ({ event, runId, attempt }) => {
      const retryOf = findRetryOf(event.data);
      if (retryOf && retryOf.job !== id) return;
      const ctx = jobContext();
      const scope = { requestId: ctx.requestId, job: id, runId, ...subjectsOf(event.data) };
      await inLogScope(event.id ? { ...scope, eventId: event.id } : scope, () =>
        traced(
          `job ${id}`,
          {
            kind: "consumer",
            // What was agreed at the button goes on here, however much later.
            parent: findTraceparent(event.data),
            attributes: {
              "storehouse.job": id,
              "storehouse.attempt": attempt,
              "messaging.system": "inngest",
            },
          },
          () => counted(id, () => run(ctx, data.parse(event.data))),
        ),
      );
      if (retryOf) await resolveDeadLetter(ctx, retryOf);
    },
  );
}

/** A failure is said here as well as by the job service: it may not be ours to look into. */
async function counted(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
    telemetry.metrics?.countJob({ name, outcome: "succeeded" });
  } catch (error) {
    telemetry.metrics?.countJob({ name, outcome: "failed" });
    log.warn({ err: error }, "job failed; it is tried again");
    throw error;
  }
}
