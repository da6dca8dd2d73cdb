"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { Order } from "@/lib/order/schema";
import { openReturnAction } from "@/lib/returns/actions";
import { type OrderReturns, type Return, returnReasons } from "@/lib/returns/schema";
import { FoldedForm } from "./folded-form";
import { LineQuantities } from "./line-quantities";

const idle: ActionState<Return> = { status: "idle" };

type Props = { order: Order; returnable: OrderReturns["returnable"] };

/** Opens a return for a shopper who has called or written. */
export function OpenReturnForm({ order, returnable }: Props) {
  const [state, action, pending] = useActionState(openReturnAction, idle);
  const approve = state.status === "failed" ? state.values.approve === "1" : true;
  const reason = typedValue(state, "reason");
  return (
    <FoldedForm title="Open a return" state={state}>
      <form action={action} noValidate className="grid gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="orderId" value={order.id} />
        <LineQuantities
          order={order}
          mostOf={({ id }) => returnable.find(({ lineId }) => lineId === id)?.quantity ?? 0}
          fill="none"
          prefix="return"
          state={state}
        />
        <SelectField
          key={reason}
          id="return-reason"
          name="reason"
          label="Reason"
          defaultValue={reason}
          error={fieldError(state, "reason")}
        >
          <option value="">Choose …</option>
          {returnReasons.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <TextAreaField
          id="return-note"
          name="note"
          label="What the shopper said"
          rows={3}
          maxLength={1000}
          defaultValue={typedValue(state, "note")}
          error={fieldError(state, "note")}
        />
        <label className="flex min-h-11 items-center gap-3" htmlFor="return-approve">
          <input
            id="return-approve"
            key={String(approve)}
            type="checkbox"
            name="approve"
            value="1"
            className="size-5"
            defaultChecked={approve}
          />
          Approve it at once, and write to the shopper
        </label>
        <TextAreaField
          id="return-answer"
          name="answer"
          label="Words to the shopper"
          hint="Where to send it, a label, who pays. Without words, the mail leads to the imprint."
          rows={3}
          maxLength={2000}
          defaultValue={typedValue(state, "answer")}
          error={fieldError(state, "answer")}
        />
        <p>
          <Button disabled={pending}>Open the return</Button>
        </p>
      </form>
    </FoldedForm>
  );
}
