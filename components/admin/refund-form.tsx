"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { Order } from "@/lib/order/schema";
import { refundOrderAction } from "@/lib/payment/actions";
import { CheckField } from "./check-field";
import { FoldedForm } from "./folded-form";
import { LineQuantities } from "./line-quantities";
import { StepUpField } from "./step-up-field";

const idle: ActionState<Order> = { status: "idle" };

/** Money back: for lines, an amount, or all that is left. */
export function RefundForm({ order }: { order: Order }) {
  const [state, action, pending] = useActionState(refundOrderAction, idle);
  return (
    <FoldedForm title="Refund" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="currency" value={order.currency} />
        <LineQuantities
          order={order}
          mostOf={({ quantity, refunded }) => quantity - refunded}
          fill="none"
          prefix="refund"
          state={state}
        />
        <CheckField
          id="refund-shipping"
          name="shipping"
          label="With lines: the shipping as well"
          state={state}
        />
        <CheckField
          id="refund-restock"
          name="restock"
          label="Units that had left are back in stock"
          state={state}
        />
        <TextField
          id="refund-amount"
          name="amount"
          label={`Or an amount, ${order.currency}`}
          hint="Without lines and amount, all that is left is given back."
          inputMode="decimal"
          defaultValue={typedValue(state, "amount")}
          error={fieldError(state, "amount") ?? fieldError(state, "amount.amount")}
        />
        <TextField
          id="refund-reason"
          name="reason"
          label="Reason"
          required
          maxLength={500}
          defaultValue={typedValue(state, "reason")}
          error={fieldError(state, "reason")}
        />
        <StepUpField id="refund" state={state} />
        <Button disabled={pending}>Give money back</Button>
      </form>
    </FoldedForm>
  );
}
