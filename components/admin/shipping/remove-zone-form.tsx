"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { removeShippingZoneAction } from "@/lib/shipping/actions";
import type { ShippingZone } from "@/lib/shipping/schema";
import { FoldedForm } from "../folded-form";

const idle: ActionState<ShippingZone> = { status: "idle" };

export function RemoveZoneForm({ zone }: { zone: ShippingZone }) {
  const [state, action, pending] = useActionState(removeShippingZoneAction, idle);
  return (
    <FoldedForm title="Remove this zone" state={state}>
      <form action={action} className="grid justify-items-start gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="zoneId" value={zone.id} />
        <input type="hidden" name="expectedVersion" value={zone.version} />
        <p className="text-sm text-muted">
          {zone.restOfWorld
            ? "Then nothing is delivered to countries without a zone of their own."
            : "Then its countries belong to the rest of the world, if there is such a zone."}
        </p>
        <Button look="secondary" disabled={pending}>
          Remove it
        </Button>
      </form>
    </FoldedForm>
  );
}
