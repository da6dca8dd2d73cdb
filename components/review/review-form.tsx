"use client";

import { type FormEvent, startTransition, useActionState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/field";
import { typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { updateReviewAction, writeReviewAction } from "@/lib/review/actions";
import type { OwnReview } from "@/lib/review/schema";
import { ReviewProblem } from "./review-problem";
import { StarField } from "./star-field";

type Props = {
  orderId: string;
  token: string;
  lineId: string;
  /** What was written before; null: it is the first. */
  review: OwnReview | null;
  proposedName: string;
};

const fields = ["rating", "title", "body", "authorName"] as const;

export function ReviewForm({ orderId, token, lineId, review, proposedName }: Props) {
  const t = useTranslations("review.form");
  const [state, action, pending] = useActionState<ActionState<OwnReview>, FormData>(
    review ? updateReviewAction : writeReviewAction,
    { status: "idle" },
  );
  const wrong = new Set(state.status === "failed" ? state.problem.errors.map(({ path }) => path) : []);
  const error = (name: (typeof fields)[number]) => (wrong.has(name) ? t(`errors.${name}`) : undefined);
  // Sent by hand, so that nothing is reset: what was typed stands in the fields already.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => action(data));
  };
  return (
    <form action={action} onSubmit={submit} noValidate className="grid gap-6">
      {state.status === "failed" ? (
        <ReviewProblem
          problem={state.problem}
          said={state.said.summary}
          errors={fields.flatMap((name) => {
            const message = error(name);
            return message ? [{ id: name === "rating" ? "rating-1" : name, message }] : [];
          })}
          round={state}
        />
      ) : null}
      <LocaleField />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="token" value={token} />
      {review ? (
        <input type="hidden" name="reviewId" value={review.id} />
      ) : (
        <input type="hidden" name="lineId" value={lineId} />
      )}
      <StarField chosen={typedValue(state, "rating", String(review?.rating ?? ""))} error={error("rating")} />
      <TextField
        id="title"
        name="title"
        label={t("reviewTitle")}
        maxLength={120}
        defaultValue={typedValue(state, "title", review?.title)}
        error={error("title")}
      />
      <TextAreaField
        id="body"
        name="body"
        label={t("body")}
        hint={t("bodyHint")}
        rows={7}
        required
        maxLength={4000}
        defaultValue={typedValue(state, "body", review?.body)}
        error={error("body")}
      />
      <TextField
        id="authorName"
        name="authorName"
        label={t("authorName")}
        hint={t("authorHint")}
        autoComplete="nickname"
        required
        maxLength={60}
        defaultValue={typedValue(state, "authorName", review?.authorName ?? proposedName)}
        error={error("authorName")}
      />
      <Button disabled={pending}>{pending ? t("submitting") : t(review ? "save" : "submit")}</Button>
    </form>
  );
}
