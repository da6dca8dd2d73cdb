"use client";

import { useActionState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { useProblemWords } from "@/components/problems/use-problem-words";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { Problem } from "@/lib/errors/problem";
import { findGuestOrderAction } from "@/lib/order/actions";

type Found = { orderId: string; token: string };

export function FindOrderForm() {
  const t = useTranslations("findOrder");
  const { sayProblem, sayField } = useProblemWords();
  const [state, action, pending] = useActionState<ActionState<Found>, FormData>(findGuestOrderAction, {
    status: "idle",
  });
  const titleOf = (problem: Problem) => {
    if (problem.errors.length > 0) return t("missing");
    return problem.code === "not_found" ? t("notFound") : sayProblem(problem);
  };
  return (
    <form action={action} noValidate className="grid gap-4">
      <LocaleField />
      {state.status === "failed" ? (
        <ErrorSummary
          title={titleOf(state.problem)}
          errors={state.problem.errors.map(({ path }) => ({
            id: path,
            message: sayField(state, path) ?? "",
          }))}
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
        error={sayField(state, "number")}
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
        error={sayField(state, "email")}
      />
      <Button disabled={pending}>{t("find")}</Button>
    </form>
  );
}
