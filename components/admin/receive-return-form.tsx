"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { StockLocation } from "@/lib/inventory/schema";
import { receiveReturnAction } from "@/lib/returns/actions";
import type { Return } from "@/lib/returns/schema";
import { CheckField } from "./check-field";
import { FoldedForm } from "./folded-form";
import { StepUpField } from "./step-up-field";

type Props = { found: Return; locations: readonly StockLocation[] };

const idle: ActionState<Return> = { status: "idle" };

/** How much of each line came, how much of it can be sold again, and where it lies now. */
export function ReceiveReturnForm({ found, locations }: Props) {
  const [state, action, pending] = useActionState(receiveReturnAction, idle);
  return (
    <FoldedForm title="Receive" state={state} open>
      <form action={action} className="grid gap-6">
        <ProblemAlert state={state} />
        <input type="hidden" name="returnId" value={found.id} />
        {found.lines.map((line) => (
          <LineFields key={line.lineId} line={line} locations={locations} state={state} />
        ))}
        <div>
          <CheckField
            id="receive-refund"
            name="refund"
            label="Give the money for what came back now"
            state={state}
          />
          <CheckField
            id="receive-shipping"
            name="shipping"
            label="With it, the shipping as well"
            state={state}
          />
        </div>
        <StepUpField id="receive" state={state} />
        <Button disabled={pending}>Mark as received</Button>
      </form>
    </FoldedForm>
  );
}

type LineProps = {
  line: Return["lines"][number];
  locations: readonly StockLocation[];
  state: ActionState<Return>;
};

function LineFields({ line, locations, state }: LineProps) {
  const { lineId, quantity } = line;
  const number = (name: "received" | "restocked", label: string) => (
    <TextField
      id={`${name}-${lineId}`}
      name={`${name}.${lineId}`}
      label={label}
      inputMode="numeric"
      maxLength={3}
      defaultValue={typedValue(state, `${name}.${lineId}`, String(quantity))}
    />
  );
  return (
    <fieldset className="grid gap-3 sm:grid-cols-3">
      <legend className="mb-2 font-medium">
        {line.variantTitle === "Default" ? line.title : `${line.title}, ${line.variantTitle}`}
      </legend>
      {number("received", `Came (of ${quantity})`)}
      {line.tracked ? (
        <>
          {number("restocked", "Back into stock")}
          <SelectField
            id={`location-${lineId}`}
            name={`location.${lineId}`}
            label="Where"
            defaultValue={typedValue(state, `location.${lineId}`)}
          >
            <option value="">Where it left from</option>
            {locations.map(({ id, name, active }) => (
              <option key={id} value={id}>
                {active ? name : `${name} (not in use)`}
              </option>
            ))}
          </SelectField>
        </>
      ) : null}
    </fieldset>
  );
}
