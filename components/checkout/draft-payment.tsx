"use client";

import { useActionState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { typedValue } from "@/components/ui/problem";
import { ShopProblemAlert } from "@/components/ui/shop-problem-alert";
import type { ActionState } from "@/lib/api/to-action";
import type { Checkout } from "@/lib/checkout/schema";
import { payDraftOrderAction } from "@/lib/draft-order/actions";
import type { Money } from "@/lib/money/money";
import { TermsField } from "./terms-field";

type Props = {
  token: string;
  version: number;
  total: Money;
  /** What the button says. */
  label: string;
};

/** Pays what the page shows, and nothing else: of anything that has changed since, the customer is told first. */
export function DraftPayment({ token, version, total, label }: Props) {
  const t = useTranslations("pay");
  const [state, action, pending] = useActionState<ActionState<Checkout>, FormData>(payDraftOrderAction, {
    status: "idle",
  });
  // The box says it itself.
  const isUnticked = state.status === "failed" && state.problem.errors.some(({ path }) => path === "terms");
  return (
    <form action={action} noValidate className="grid justify-items-start gap-4 print:hidden">
      {isUnticked ? null : <ShopProblemAlert state={state} />}
      <LocaleField />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="expectedVersion" value={version} />
      <input type="hidden" name="expected" value={total.amount} />
      <input type="hidden" name="currency" value={total.currency} />
      <TermsField
        answer={{
          value: (path) => typedValue(state, path),
          error: (path) => (path === "terms" && isUnticked ? t("terms") : undefined),
        }}
      />
      <Button disabled={pending}>{pending ? t("leading") : label}</Button>
    </form>
  );
}
