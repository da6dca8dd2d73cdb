"use client";

import { useActionState } from "react";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ShopProblemAlert } from "@/components/ui/shop-problem-alert";
import type { ActionState } from "@/lib/api/to-action";
import { orderAgainAction } from "@/lib/checkout/actions";

type Props = { orderId: string; token: string; label: string };

export function OrderAgainForm({ orderId, token, label }: Props) {
  const [state, action, pending] = useActionState<ActionState<{ complete: boolean }>, FormData>(
    orderAgainAction,
    { status: "idle" },
  );
  return (
    <form action={action} className="grid justify-items-start gap-3 print:hidden">
      <LocaleField />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="token" value={token} />
      <Button disabled={pending}>{label}</Button>
      <ShopProblemAlert state={state} />
    </form>
  );
}
