"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { createDraftOrderAction } from "@/lib/draft-order/actions";
import type { DraftOrder } from "@/lib/draft-order/schema";

const idle: ActionState<DraftOrder> = { status: "idle" };

export function NewDraftForm() {
  const [state, action, pending] = useActionState(createDraftOrderAction, idle);
  return (
    <form action={action} noValidate className="grid max-w-md gap-4">
      <ProblemAlert state={state} />
      <TextField
        id="email"
        name="email"
        type="email"
        label="The customer's mail address"
        hint="It can be named later."
        maxLength={254}
        defaultValue={typedValue(state, "email")}
        error={fieldError(state, "email")}
      />
      <SelectField
        id="language"
        name="language"
        label="Language of the mail and of the order"
        defaultValue={typedValue(state, "language", "en")}
      >
        <option value="en">English</option>
        <option value="de">German</option>
      </SelectField>
      <p>
        <Button disabled={pending}>Begin</Button>
      </p>
    </form>
  );
}
