"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { archiveShippingMethodAction, restoreShippingMethodAction } from "@/lib/shipping/actions";
import type { ShippingMethod } from "@/lib/shipping/schema";
import { FoldedForm } from "../folded-form";

const idle: ActionState<ShippingMethod> = { status: "idle" };

/** Takes a method out of checkout, or back in. */
export function MethodStatusForm({ method }: { method: ShippingMethod }) {
  const isOffered = method.status === "active";
  const [state, action, pending] = useActionState(
    isOffered ? archiveShippingMethodAction : restoreShippingMethodAction,
    idle,
  );
  return (
    <FoldedForm title={isOffered ? "Archive this method" : "Offer this method again"} state={state}>
      <form action={action} className="grid justify-items-start gap-3">
        <ProblemAlert state={state} />
        <input type="hidden" name="shippingMethodId" value={method.id} />
        <input type="hidden" name="expectedVersion" value={method.version} />
        <p className="text-sm text-muted">
          {isOffered
            ? "Checkout offers it no more. Orders that have it keep it, and it can be offered again."
            : "Checkout offers it to the countries of its zone at once."}
        </p>
        <Button look="secondary" disabled={pending}>
          {isOffered ? "Archive it" : "Offer it"}
        </Button>
      </form>
    </FoldedForm>
  );
}
