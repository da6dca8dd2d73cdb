"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import {
  approveReturnAction,
  closeReturnAction,
  declineReturnAction,
  refundReturnAction,
} from "@/lib/returns/actions";
import type { Return } from "@/lib/returns/schema";
import { FoldedForm } from "./folded-form";
import { StepUpField } from "./step-up-field";

type Props = { found: Return };

const idle: ActionState<Return> = { status: "idle" };

export function ApproveReturnForm({ found }: Props) {
  const [state, action, pending] = useActionState(approveReturnAction, idle);
  return (
    <FoldedForm title="Approve" state={state} open>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="returnId" value={found.id} />
        <TextAreaField
          id="approve-answer"
          name="answer"
          label="Words to the shopper"
          hint="Where to send it, a label, who pays. Without words, the mail leads to the imprint."
          rows={4}
          maxLength={2000}
          defaultValue={typedValue(state, "answer")}
          error={fieldError(state, "answer")}
        />
        <Button disabled={pending}>Approve the return</Button>
      </form>
    </FoldedForm>
  );
}

export function DeclineReturnForm({ found }: Props) {
  const [state, action, pending] = useActionState(declineReturnAction, idle);
  return (
    <FoldedForm title="Decline" state={state}>
      <form action={action} noValidate className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="returnId" value={found.id} />
        <TextAreaField
          id="decline-answer"
          name="answer"
          label="Why not"
          hint="The shopper reads it."
          rows={4}
          required
          maxLength={2000}
          defaultValue={typedValue(state, "answer")}
          error={fieldError(state, "answer")}
        />
        <Button look="secondary" disabled={pending}>
          Decline the return
        </Button>
      </form>
    </FoldedForm>
  );
}

export function RefundReturnForm({ found }: Props) {
  const [state, action, pending] = useActionState(refundReturnAction, idle);
  return (
    <FoldedForm title="Give the money back" state={state} open>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="returnId" value={found.id} />
        <p className="text-sm text-muted">
          What the shopper paid for what came, with its tax and its share of discounts. It closes the return.
        </p>
        <label htmlFor="refund-shipping" className="flex min-h-11 items-center gap-3">
          <input
            id="refund-shipping"
            type="checkbox"
            name="shipping"
            value="1"
            className="size-5"
            defaultChecked={typedValue(state, "shipping") === "1"}
          />
          The shipping as well
        </label>
        <StepUpField id="return-refund" state={state} />
        <Button disabled={pending}>Give the money back</Button>
      </form>
    </FoldedForm>
  );
}

export function CloseReturnForm({ found, title }: Props & { title: string }) {
  const [state, action, pending] = useActionState(closeReturnAction, idle);
  return (
    <FoldedForm title={title} state={state}>
      <form action={action} className="grid justify-items-start gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="returnId" value={found.id} />
        <Button look="secondary" disabled={pending}>
          Close the return
        </Button>
      </form>
    </FoldedForm>
  );
}
