"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { formatMoney, type Money } from "@/lib/money/money";
import type { Order } from "@/lib/order/schema";
import { captureOrderAction } from "@/lib/payment/actions";
import { FoldedForm } from "./folded-form";

const idle: ActionState<Order> = { status: "idle" };

/** Takes the money that is authorized, all of it or a part. */
export function CaptureForm({ order, authorized }: { order: Order; authorized: Money }) {
  const [state, action, pending] = useActionState(captureOrderAction, idle);
  return (
    <FoldedForm title="Capture" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="currency" value={order.currency} />
        <TextField
          id="capture-amount"
          name="amount"
          label={`Amount, ${order.currency}`}
          hint={`Without an amount, all ${formatMoney(authorized)} is captured. Of a part, the rest is let go of: there is no second time.`}
          inputMode="decimal"
          defaultValue={typedValue(state, "amount")}
          error={fieldError(state, "amount") ?? fieldError(state, "amount.amount")}
        />
        <Button disabled={pending}>Capture the money</Button>
      </form>
    </FoldedForm>
  );
}
