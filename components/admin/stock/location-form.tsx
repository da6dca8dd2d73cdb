"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { createStockLocationAction, updateStockLocationAction } from "@/lib/inventory/actions";
import type { StockLocation } from "@/lib/inventory/schema";
import { SavedNote } from "../saved-note";

const idle: ActionState<StockLocation> = { status: "idle" };

/** A place where stock lies; null for a new one. */
export function LocationForm({ location }: { location: StockLocation | null }) {
  const [state, action, pending] = useActionState(
    location ? updateStockLocationAction : createStockLocationAction,
    idle,
  );
  const shared = (name: string, before: string) => ({
    id: `location-${name}`,
    name,
    required: true,
    defaultValue: typedValue(state, name, before),
    error: fieldError(state, name),
  });
  return (
    <form action={action} className="grid max-w-2xl gap-4" noValidate>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      {location ? (
        <>
          <input type="hidden" name="locationId" value={location.id} />
          <input type="hidden" name="expectedVersion" value={location.version} />
        </>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Name"
          hint="Staff read it; shoppers do not."
          maxLength={120}
          {...shared("name", location?.name ?? "")}
        />
        <TextField
          label="Priority"
          hint="The location with the lowest number is sold from first."
          inputMode="numeric"
          {...shared("priority", String(location?.priority ?? 0))}
        />
      </div>
      <p>
        <Button disabled={pending}>{location ? "Save" : "Create"}</Button>
      </p>
    </form>
  );
}
