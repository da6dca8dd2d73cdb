"use client";

import { useActionState } from "react";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { fieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { findGuestOrderAction } from "@/lib/order/actions";

type Found = { orderId: string; token: string };

export function FindOrderForm() {
  const [state, action, pending] = useActionState<ActionState<Found>, FormData>(findGuestOrderAction, {
    status: "idle",
  });
  return (
    <form action={action} noValidate className="grid gap-4">
      <LocaleField />
      {state.status === "failed" ? (
        <ErrorSummary
          title={state.problem.errors.length > 0 ? "Something is missing" : state.problem.detail}
          errors={state.problem.errors.map(({ path, message }) => ({ id: path, message }))}
          round={state}
        />
      ) : null}
      <TextField
        id="number"
        name="number"
        label="Order number"
        placeholder="SH-100042"
        autoComplete="off"
        required
        maxLength={40}
        defaultValue={typedValue(state, "number")}
        error={fieldError(state, "number")}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail"
        hint="The address that the order was placed with."
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={typedValue(state, "email")}
        error={fieldError(state, "email")}
      />
      <Button disabled={pending}>Find the order</Button>
    </form>
  );
}
