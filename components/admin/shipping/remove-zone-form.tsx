"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/api/to-action";
import { removeShippingZoneAction } from "@/lib/shipping/actions";
import type { ShippingZone } from "@/lib/shipping/schema";
import { ConfirmForm } from "../confirm-form";

const idle: ActionState<ShippingZone> = { status: "idle" };

export function RemoveZoneForm({ zone }: { zone: ShippingZone }) {
  const [state, action, pending] = useActionState(removeShippingZoneAction, idle);
  const text = zone.restOfWorld
    ? "Then nothing is delivered to countries without a zone of their own."
    : "Then its countries belong to the rest of the world, if there is such a zone.";
  return (
    <ConfirmForm
      title="Remove this zone"
      text={text}
      button="Remove it"
      about={{ zoneId: zone.id, expectedVersion: zone.version }}
      {...{ state, action, pending }}
    />
  );
}
