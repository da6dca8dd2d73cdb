"use client";

import { useActionState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import type { ActionState } from "@/lib/api/to-action";
import { deleteReviewAction } from "@/lib/review/actions";
import { ReviewProblem } from "./review-problem";

type Props = { orderId: string; token: string; reviewId: string };

export function DeleteReviewForm({ orderId, token, reviewId }: Props) {
  const t = useTranslations("review.form");
  const [state, action, pending] = useActionState<ActionState<{ id: string }>, FormData>(deleteReviewAction, {
    status: "idle",
  });
  return (
    <details className="mt-10 rounded-xl border border-line p-4">
      <summary className="min-h-6 text-sm">{t("delete")}</summary>
      <form action={action} className="mt-3 grid justify-items-start gap-3">
        {state.status === "failed" ? (
          <ReviewProblem problem={state.problem} said={state.said.summary} errors={[]} round={state} />
        ) : null}
        <LocaleField />
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="reviewId" value={reviewId} />
        <p className="text-sm text-muted">{t("deleteText")}</p>
        <Button look="secondary" disabled={pending}>
          {t("deleteNow")}
        </Button>
      </form>
    </details>
  );
}
