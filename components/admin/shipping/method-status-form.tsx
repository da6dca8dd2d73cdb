"use client";

import { useActionState } from "react";
import type { ActionState } from "@/lib/api/to-action";
import { archiveShippingMethodAction, restoreShippingMethodAction } from "@/lib/shipping/actions";
import type { ShippingMethod } from "@/lib/shipping/schema";
import { ConfirmForm } from "../confirm-form";

const idle: ActionState<ShippingMethod> = { status: "idle" };

const archive = {
  title: "Archive this method",
  text: "Checkout offers it no more. Orders that have it keep it, and it can be offered again.",
  button: "Archive it",
};
const restore = {
  title: "Offer this method again",
  text: "Checkout offers it to the countries of its zone at once.",
  button: "Offer it",
};

/** Takes a method out of checkout, or back in. */
export function MethodStatusForm({ method }: { method: ShippingMethod }) {
  const isOffered = method.status === "active";
  const [state, action, pending] = useActionState(
    isOffered ? archiveShippingMethodAction : restoreShippingMethodAction,
    idle,
  );
  return (
    <ConfirmForm
      {...(isOffered ? archive : restore)}
      about={{ shippingMethodId: method.id, expectedVersion: method.version }}
      {...{ state, action, pending }}
    />
  );
}
