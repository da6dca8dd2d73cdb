"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/api/to-action";
import { removeStockLocationAction } from "@/lib/inventory/actions";
import type { StockLocation } from "@/lib/inventory/schema";
import { ConfirmForm } from "../confirm-form";

const idle: ActionState<StockLocation> = { status: "idle" };

export function RemoveLocationForm({ location }: { location: StockLocation }) {
  const [state, action, pending] = useActionState(removeStockLocationAction, idle);
  return (
    <ConfirmForm
      title="Remove this location"
      text="Only one where stock was never set goes: the ledger names the others, so they stay."
      button="Remove it"
      about={{ locationId: location.id, expectedVersion: location.version }}
      {...{ state, action, pending }}
    />
  );
}
