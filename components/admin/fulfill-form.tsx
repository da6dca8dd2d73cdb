"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { fulfillOrderAction } from "@/lib/fulfillment/actions";
import { toFulfill } from "@/lib/order/rules";
import type { Order } from "@/lib/order/schema";
import { FoldedForm } from "./folded-form";
import { LineQuantities } from "./line-quantities";

const idle: ActionState<Order> = { status: "idle" };

/** What leaves, and with whom. */
export function FulfillForm({ order }: { order: Order }) {
  const [state, action, pending] = useActionState(fulfillOrderAction, idle);
  const field = (name: "carrier" | "trackingNumber" | "trackingUrl", label: string) => (
    <TextField
      id={`fulfill-${name}`}
      name={name}
      label={label}
      maxLength={name === "trackingUrl" ? 500 : 100}
      defaultValue={typedValue(state, name)}
      error={fieldError(state, name)}
    />
  );
  return (
    <FoldedForm title="Ship" state={state}>
      <form action={action} className="grid gap-3">
        <ProblemAlert state={state} />
        {order.captured.amount === 0 && order.total.amount > 0 ? (
          <Alert tone="danger">No money of this order was captured yet. It can leave all the same.</Alert>
        ) : null}
        <input type="hidden" name="orderId" value={order.id} />
        <LineQuantities order={order} mostOf={toFulfill} fill="all" prefix="fulfill" state={state} />
        <div className="grid gap-3 sm:grid-cols-3">
          {field("carrier", "Carrier")}
          {field("trackingNumber", "Tracking number")}
          {field("trackingUrl", "Tracking address (https://…)")}
        </div>
        <Button disabled={pending}>Mark as shipped</Button>
      </form>
    </FoldedForm>
  );
}
