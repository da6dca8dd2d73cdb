"use client";

import { useActionState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { saidFieldError, typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { findGuestOrderAction } from "@/lib/order/actions";

type Found = { orderId: string; token: string };
type Failed = Extract<ActionState, { status: "failed" }>;

export function FindOrderForm() {
  const t = useTranslations("findOrder");
  const [state, action, pending] = useActionState<ActionState<Found>, FormData>(findGuestOrderAction, {
    status: "idle",
  });
  const titleOf = ({ problem, said }: Failed) => {
    if (problem.errors.length > 0) return t("missing");
    return problem.code === "not_found" ? t("notFound") : said.summary;
  };
  return (
    <form action={action} noValidate className="grid gap-4">
      <LocaleField />
      {state.status === "failed" ? (
        <ErrorSummary
          title={titleOf(state)}
          errors={Object.entries(state.said.fields).map(([id, message]) => ({ id, message }))}
          round={state}
        />
      ) : null}
      <TextField
        id="number"
        name="number"
        label={t("number")}
        placeholder="SH-100042"
        autoComplete="off"
        required
        maxLength={40}
        defaultValue={typedValue(state, "number")}
        error={saidFieldError(state, "number")}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={typedValue(state, "email")}
        error={saidFieldError(state, "email")}
      />
      <Button disabled={pending}>{t("find")}</Button>
    </form>
  );
}
