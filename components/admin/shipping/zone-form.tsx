"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { fieldError, ProblemAlert, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { createShippingZoneAction, updateShippingZoneAction } from "@/lib/shipping/actions";
import type { ShippingZone } from "@/lib/shipping/schema";
import { SavedNote } from "../saved-note";
import { typedList } from "../typed-list";

/** `takenBy`: the other zone that has the country already. */
export type CountryChoice = { code: string; name: string; takenBy: string | null };

type Props = {
  zone: ShippingZone | null;
  countries: readonly CountryChoice[];
  /** The other zone that is the rest of the world already. */
  restTakenBy: string | null;
};

const idle: ActionState<ShippingZone> = { status: "idle" };

/** Where a zone is: some countries, or all that have no zone of their own. */
export function ZoneForm({ zone, countries, restTakenBy }: Props) {
  const [state, action, pending] = useActionState(
    zone ? updateShippingZoneAction : createShippingZoneAction,
    idle,
  );
  const chosen = new Set(typedList(state, "countries", zone?.countries ?? []));
  const isRest = state.status === "failed" ? state.values.restOfWorld === "1" : (zone?.restOfWorld ?? false);
  const problem = fieldError(state, "countries") ?? fieldError(state, "restOfWorld");
  return (
    <form action={action} className="grid max-w-3xl gap-6" noValidate>
      <ProblemAlert state={state} />
      <SavedNote state={state} />
      {zone ? (
        <>
          <input type="hidden" name="zoneId" value={zone.id} />
          <input type="hidden" name="expectedVersion" value={zone.version} />
        </>
      ) : null}
      <TextField
        id="zone-name"
        name="name"
        label="Name"
        hint="For the staff; shoppers do not read it."
        required
        maxLength={120}
        defaultValue={typedValue(state, "name", zone?.name ?? "")}
        error={fieldError(state, "name")}
      />
      <fieldset aria-describedby={problem ? "zone-countries-error" : undefined}>
        <legend className="mb-2 text-lg font-medium">Where it is</legend>
        {problem ? (
          <p id="zone-countries-error" className="mb-2 text-sm text-danger">
            {problem}
          </p>
        ) : null}
        <Box
          key={`rest-${isRest}`}
          name="restOfWorld"
          value="1"
          isTicked={isRest}
          label="The rest of the world: every country without a zone of its own"
          note={restTakenBy && `it is “${restTakenBy}” already`}
        />
        <p className="mt-3 mb-2 text-sm text-muted">Or these countries:</p>
        <div className="grid max-h-96 gap-x-4 overflow-y-auto rounded-xl border border-line bg-surface p-3 sm:grid-cols-2 lg:grid-cols-3">
          {countries.map(({ code, name, takenBy }) => (
            <Box
              key={`${code}-${chosen.has(code)}`}
              name="countries[]"
              value={code}
              isTicked={chosen.has(code)}
              label={name}
              note={takenBy && `in “${takenBy}”`}
            />
          ))}
        </div>
      </fieldset>
      <p>
        <Button disabled={pending}>{zone ? "Save" : "Create, and go on to its first method"}</Button>
      </p>
    </form>
  );
}

type BoxProps = { name: string; value: string; isTicked: boolean; label: string; note: string | null };

/** A box to tick; another zone has what is noted, and keeps it. */
function Box({ name, value, isTicked, label, note }: BoxProps) {
  return (
    <label className="flex min-h-11 items-center gap-3 text-sm">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isTicked}
        disabled={note !== null}
        className="size-5 shrink-0"
      />
      <span className={note === null ? "" : "text-muted"}>
        {note === null ? label : `${label} (${note})`}
      </span>
    </label>
  );
}
