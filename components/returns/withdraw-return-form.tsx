"use client";

import { useActionState } from "react";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ShopProblemAlert } from "@/components/ui/shop-problem-alert";
import type { ActionState } from "@/lib/api/to-action";
import { withdrawReturnAction } from "@/lib/returns/actions";
import type { Return } from "@/lib/returns/schema";

type Props = { orderId: string; token: string; returnId: string; label: string };

export function WithdrawReturnForm({ orderId, token, returnId, label }: Props) {
  const [state, action, pending] = useActionState<ActionState<Return>, FormData>(withdrawReturnAction, {
    status: "idle",
  });
  return (
    <form action={action} className="mt-3 grid justify-items-start gap-3 print:hidden">
      <ShopProblemAlert state={state} />
      <LocaleField />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="returnId" value={returnId} />
      <Button look="secondary" disabled={pending}>
        {label}
      </Button>
    </form>
  );
}
