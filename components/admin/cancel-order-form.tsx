"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { Order } from "@/lib/order/schema";
import { cancelOrderAction } from "@/lib/payment/actions";
import { FoldedForm } from "./folded-form";
import { StepUpField } from "./step-up-field";

const idle: ActionState<Order> = { status: "idle" };

export function CancelOrderForm({ order }: { order: Order }) {
  const [state, action, pending] = useActionState(cancelOrderAction, idle);
  return (
    <FoldedForm title="Cancel" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="orderId" value={order.id} />
        <TextField
          id="cancel-reason"
          name="reason"
          label="Reason"
          required
          maxLength={500}
          hint="Its stock is free again, and what was paid goes back; what is only authorized is let go of."
          defaultValue={typedValue(state, "reason")}
          error={fieldError(state, "reason")}
        />
        <StepUpField id="cancel" state={state} />
        <Button look="secondary" disabled={pending}>
          Cancel the order
        </Button>
      </form>
    </FoldedForm>
  );
}
