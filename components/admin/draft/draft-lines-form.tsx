"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateDraftLinesAction } from "@/lib/draft-order/actions";
import type { DraftOrder } from "@/lib/draft-order/schema";
import { formatDecimal, formatMoney } from "@/lib/money/money";
import { savedMeanwhile } from "../saved-meanwhile";
import { DraftSeen } from "./draft-seen";

const idle: ActionState<DraftOrder> = { status: "idle" };

/** How many of what, and what was agreed for it. */
export function DraftLinesForm({ draft }: { draft: DraftOrder }) {
  const [state, action, pending] = useActionState(updateDraftLinesAction, idle);
  const field = (line: DraftOrder["lines"][number], name: string, now: string) => {
    const path = `lines.${line.variantId}.${name}`;
    return {
      id: path.replaceAll(".", "-"),
      name: path,
      defaultValue: typedValue(state, path, now),
      error: fieldError(state, path),
      hint: savedMeanwhile(state, path, now),
    };
  };
  return (
    <form action={action} noValidate className="grid gap-4">
      <DraftSeen draft={draft} state={state} done="Saved." />
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
        {draft.lines.map((line) => (
          <li key={line.variantId} className="grid gap-3 p-4">
            <p className="flex flex-wrap justify-between gap-x-6">
              <span className="font-medium wrap-anywhere">
                {line.title}
                {line.variantTitle === "Default" ? "" : `, ${line.variantTitle}`}
              </span>
              <span>{formatMoney(line.subtotal)}</span>
            </p>
            <p className="text-sm text-muted">
              {[
                line.sku,
                line.listPrice ? `${formatMoney(line.listPrice)} in the shop` : "no price in the shop",
                line.available === null ? "not counted" : `${line.available} available`,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {line.problem ? (
              <p className="text-sm text-danger">
                {line.problem === "unavailable" ? "No longer for sale" : "More than there is in stock"}
              </p>
            ) : null}
            <div className="grid gap-3 sm:grid-cols-[6rem_9rem_1fr]">
              <TextField
                label="Quantity"
                inputMode="numeric"
                maxLength={3}
                {...field(line, "quantity", String(line.quantity))}
              />
              <TextField
                label={`Agreed, ${draft.currency}`}
                inputMode="decimal"
                maxLength={16}
                {...field(line, "price", line.agreedPrice ? formatDecimal(line.agreedPrice) : "")}
              />
              <TextField
                label="Why that price, for staff"
                maxLength={200}
                {...field(line, "reason", line.priceReason)}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        0 takes a line out. An agreed price is for one unit and holds whatever the shop's price does;
        promotions leave its line alone.
      </p>
      <p>
        <Button look="secondary" disabled={pending}>
          Save lines
        </Button>
      </p>
    </form>
  );
}
