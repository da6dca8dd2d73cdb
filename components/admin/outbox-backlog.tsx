import type { OutboxBacklog } from "@/lib/outbox/schema";
import { formatTime } from "./format-time";

/** Effects on their way to the job service: a few, for seconds, while it is there. */
export function OutboxBacklogView({ backlog }: { backlog: OutboxBacklog }) {
  const { waiting, refused, oldestAt, lastError } = backlog;
  return (
    <section className="mb-12">
      <h2 className="mb-2 text-lg font-medium">Outbox</h2>
      {waiting === 0 || !oldestAt ? (
        <p className="text-muted">Everything was handed to the job service.</p>
      ) : (
        <div className="grid gap-2">
          <p>
            {`${waiting} ${waiting === 1 ? "effect waits" : "effects wait"} for the job service, the oldest since ${formatTime(oldestAt)}.`}
          </p>
          <p className="max-w-2xl text-sm text-muted">
            They are sent every thirty seconds, and nothing is lost meanwhile. If the number grows, the
            service is away or its keys are wrong: see the app&apos;s log.
          </p>
          {refused > 0 ? (
            <p className="text-sm wrap-anywhere text-danger">{`${refused} were refused: ${lastError ?? ""}`}</p>
          ) : null}
        </div>
      )}
    </section>
  );
}
