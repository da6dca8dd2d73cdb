"use client";

import { useActionState } from "react";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ShopProblemAlert } from "@/components/ui/shop-problem-alert";
import type { ActionState } from "@/lib/api/to-action";
import { orderAgainAction } from "@/lib/checkout/actions";

type Props = {
  orderId: string;
  /** Empty for an order of the customer who is signed in. */
  token: string;
  label: string;
  to: "cart" | "checkout";
  look?: "primary" | "secondary";
};

export function OrderAgainForm({ orderId, token, label, to, look = "primary" }: Props) {
  const [state, action, pending] = useActionState<ActionState<{ complete: boolean }>, FormData>(
    orderAgainAction,
    { status: "idle" },
  );
  return (
    <form action={action} className="grid justify-items-start gap-3 print:hidden">
      <LocaleField />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="to" value={to} />
      <Button look={look} disabled={pending}>
        {label}
      </Button>
      <ShopProblemAlert state={state} />
    </form>
  );
}
