import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { DeadLetter } from "@/lib/dead-letter/schema";
import { DismissForm, RetryForm } from "./dead-letter-forms";
import { formatTime } from "./format-time";

/** A job that gave up: of what, how often it was tried, and what can be done. */
export function DeadLetterCard({ letter, mayWrite }: { letter: DeadLetter; mayWrite: boolean }) {
  const { job, event, state } = letter;
  const { orderId } = event.data;
  return (
    <li className="grid min-w-0 gap-3 rounded-xl border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-sans font-medium wrap-anywhere">{job}</h3>
        <Badge>{state}</Badge>
        {typeof orderId === "string" ? (
          <Link href={`/admin/orders/${orderId}`} className="text-sm underline underline-offset-4">
            The order
          </Link>
        ) : null}
      </div>
      <p className="text-sm wrap-anywhere text-danger">{letter.error}</p>
      <p className="text-sm text-muted">
        {`Tried ${letter.attempts} times, from ${formatTime(letter.firstFailedAt)} to ${formatTime(letter.lastFailedAt)}.`}
        {letter.retriedAt ? ` Sent again on ${formatTime(letter.retriedAt)}.` : ""}
      </p>
      <p className="text-xs wrap-anywhere text-muted">
        <code>{`${event.name} ${JSON.stringify(event.data)}`}</code>
      </p>
      {letter.resolvedAt ? (
        <p className="text-sm wrap-anywhere">
          {state === "succeeded"
            ? `It was done on ${formatTime(letter.resolvedAt)}.`
            : `Dismissed by ${letter.resolvedBy} on ${formatTime(letter.resolvedAt)}: ${letter.reason}`}
        </p>
      ) : mayWrite ? (
        <div className="flex flex-wrap items-start gap-3">
          {state === "dead" ? <RetryForm letter={letter} /> : null}
          <DismissForm letter={letter} />
        </div>
      ) : null}
    </li>
  );
}
