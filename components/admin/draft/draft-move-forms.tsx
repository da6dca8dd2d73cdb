"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionState } from "@/lib/api/to-action";
import { cancelDraftOrderAction, sendDraftOrderAction } from "@/lib/draft-order/actions";
import type { DraftOrder } from "@/lib/draft-order/schema";
import { FoldedForm } from "../folded-form";
import { DraftSeen } from "./draft-seen";

const idle: ActionState<DraftOrder> = { status: "idle" };

/** Mails the customer the link; while something is missing, the page says what. */
export function SendDraftForm({ draft }: { draft: DraftOrder }) {
  const [state, action, pending] = useActionState(sendDraftOrderAction, idle);
  const isReady = draft.problems.every((problem) => problem === "insufficient_stock");
  return (
    <form action={action} className="grid gap-3">
      <DraftSeen draft={draft} state={state} done={`The link is on its way to ${draft.email}.`} />
      {isReady ? (
        <Button disabled={pending}>
          {draft.state === "sent" ? "Send the payment link again" : "Send the payment link"}
        </Button>
      ) : null}
    </form>
  );
}

export function CancelDraftForm({ draft }: { draft: DraftOrder }) {
  const [state, action, pending] = useActionState(cancelDraftOrderAction, idle);
  return (
    <FoldedForm title="Cancel this draft" state={state}>
      <form action={action} className="grid gap-3">
        <DraftSeen draft={draft} state={state} />
        <p className="text-sm text-muted">
          {draft.state === "sent"
            ? "Its link can no longer be paid, and says so."
            : "Nobody has heard of it yet."}
        </p>
        <Button look="secondary" disabled={pending}>
          Cancel the draft
        </Button>
      </form>
    </FoldedForm>
  );
}
