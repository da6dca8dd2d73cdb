"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { moderateReviewAction } from "@/lib/review/actions";
import type { AdminReview } from "@/lib/review/schema";
import { SavedNote } from "./saved-note";

type Props = { review: AdminReview };

const idle: ActionState<AdminReview> = { status: "idle" };

/** What a verdict is about: this review, as it was read. */
function Subject({ review, status }: Props & { status?: "published" | "rejected" }) {
  return (
    <>
      <input type="hidden" name="reviewId" value={review.id} />
      <input type="hidden" name="expectedVersion" value={review.version} />
      {status ? <input type="hidden" name="status" value={status} /> : null}
    </>
  );
}

export function PublishForm({ review }: Props) {
  const [state, action, pending] = useActionState(moderateReviewAction, idle);
  return (
    <form action={action} className="grid gap-2">
      <ProblemAlert state={state} />
      <Subject review={review} status="published" />
      <Button disabled={pending} aria-label={`Publish the review by ${review.authorName}`}>
        Publish
      </Button>
    </form>
  );
}

export function RejectForm({ review }: Props) {
  const [state, action, pending] = useActionState(moderateReviewAction, idle);
  return (
    <Folded
      title={review.status === "published" ? "Take it down" : "Reject"}
      open={state.status === "failed"}
    >
      <form action={action} noValidate className="grid gap-3">
        <ProblemAlert state={state} />
        <Subject review={review} status="rejected" />
        <TextField
          id={`reason-${review.id}`}
          name="reason"
          label="Reason"
          hint="Its author reads it."
          required
          maxLength={500}
          defaultValue={typedValue(state, "reason")}
          error={fieldError(state, "reason")}
        />
        <Button look="secondary" disabled={pending}>
          Reject the review
        </Button>
      </form>
    </Folded>
  );
}

export function ReplyForm({ review }: Props) {
  const [state, action, pending] = useActionState(moderateReviewAction, idle);
  return (
    <Folded title={review.reply ? "Change the reply" : "Reply"} open={state.status === "failed"}>
      <form action={action} noValidate className="grid gap-3">
        <ProblemAlert state={state} />
        <SavedNote state={state} />
        <Subject review={review} />
        <TextAreaField
          id={`reply-${review.id}`}
          name="reply"
          label="Reply"
          hint="Stands below the review for everybody. Empty takes it away."
          rows={4}
          maxLength={2000}
          defaultValue={typedValue(state, "reply", review.reply?.body)}
          error={fieldError(state, "reply")}
        />
        <Button look="secondary" disabled={pending}>
          Save the reply
        </Button>
      </form>
    </Folded>
  );
}

function Folded({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="min-w-0 basis-64 rounded-lg border border-line p-3 open:grow">
      <summary className="min-h-6 text-sm font-medium">{title}</summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
