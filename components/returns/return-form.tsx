"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextAreaField } from "@/components/ui/field";
import { typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { Problem } from "@/lib/errors/problem";
import { requestReturnAction } from "@/lib/returns/actions";
import { type Return, returnReasons } from "@/lib/returns/schema";

export type ReturnableLine = { lineId: string; title: string; most: number };

type Props = { orderId: string; token: string; lines: readonly ReturnableLine[] };

const fields = ["lines", "reason", "note"] as const;
const known = ["conflict", "order_state", "not_found"] as const;

/** Asks for a return: how many of what, and why. */
export function ReturnForm({ orderId, token, lines }: Props) {
  const t = useTranslations("returns.form");
  const [state, action, pending] = useActionState<ActionState<Return>, FormData>(requestReturnAction, {
    status: "idle",
  });
  const wrong = new Set(
    state.status === "failed" ? state.problem.errors.map(({ path }) => path.split(".")[0]) : [],
  );
  const error = (name: (typeof fields)[number]) => (wrong.has(name) ? t(`errors.${name}`) : undefined);
  const idOf = (name: (typeof fields)[number]) => (name === "lines" ? `line-${lines[0]?.lineId}` : name);
  const titleOf = ({ code }: Problem, said: string) => {
    if (wrong.size > 0) return t("wrong");
    return code === "rate_limited" ? said : t(`problems.${known.find((entry) => entry === code) ?? "other"}`);
  };
  // Sent by hand, so that nothing is reset: what was typed stands in the fields already.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => action(data));
  };
  return (
    <form action={action} onSubmit={submit} noValidate className="grid gap-6">
      {state.status === "failed" ? (
        <ErrorSummary
          title={titleOf(state.problem, state.said.summary)}
          errors={fields.flatMap((name) => {
            const message = error(name);
            return message ? [{ id: idOf(name), message }] : [];
          })}
          round={state}
        />
      ) : null}
      <LocaleField />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="token" value={token} />
      <fieldset className="grid gap-4">
        <legend className="font-medium">{t("what")}</legend>
        {lines.map(({ lineId, title, most }, index) => (
          <SelectField
            key={lineId}
            id={`line-${lineId}`}
            name={`lines.${lineId}`}
            label={t("most", { title, most })}
            defaultValue={typedValue(state, `lines.${lineId}`, "0")}
            error={index === 0 ? error("lines") : undefined}
          >
            {Array.from({ length: most + 1 }, (_, count) => String(count)).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </SelectField>
        ))}
      </fieldset>
      <SelectField
        id="reason"
        name="reason"
        label={t("reason")}
        required
        defaultValue={typedValue(state, "reason")}
        error={error("reason")}
      >
        <option value="">{t("choose")}</option>
        {returnReasons.map((reason) => (
          <option key={reason} value={reason}>
            {t(`reasons.${reason}`)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        id="note"
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        rows={5}
        maxLength={1000}
        defaultValue={typedValue(state, "note")}
        error={error("note")}
      />
      <Button disabled={pending}>{pending ? t("submitting") : t("submit")}</Button>
    </form>
  );
}
