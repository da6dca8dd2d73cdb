"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { typedValue } from "@/components/ui/problem";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ActionState } from "@/lib/api/to-action";
import { requestBackInStockAction } from "@/lib/back-in-stock/actions";
import type { RequestAnswer } from "@/lib/back-in-stock/schema";
import type { PublishedProduct } from "@/lib/catalog/schema";
import { ConsentField } from "./consent-field";

type PageVariant = PublishedProduct["variants"][number];
type Props = {
  variant: PageVariant;
  soldOut: PageVariant[];
  /** The product has no other variant: there is nothing to say which one is meant. */
  isOnly: boolean;
};

/** Asks for an address to write to when the variant is back. The answer is the same for every address. */
export function BackInStockForm({ variant, soldOut, isOnly }: Props) {
  const t = useTranslations("backInStockForm");
  const [state, action, pending] = useActionState<ActionState<RequestAnswer>, FormData>(
    requestBackInStockAction,
    { status: "idle" },
  );
  const form = useRef<HTMLFormElement>(null);
  const isHydrated = useHydrated();
  const [sent, setSent] = useState<{ variantId: string; email: string } | null>(null);
  const problems = problemsOf(state);
  useEffect(() => {
    if (state.status === "failed") form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [state]);
  // Without scripts the page was made for this one answer.
  const isSent = state.status === "succeeded" && (sent === null || sent.variantId === variant.id);
  return (
    <section aria-labelledby="back-in-stock" className="mt-2 rounded-xl border border-line bg-surface p-5">
      <h2 id="back-in-stock" className="text-xl tracking-tight">
        {t("title")}
      </h2>
      {/* There before its text is: only then do screen readers speak it. */}
      <div
        role="status"
        tabIndex={-1}
        // biome-ignore lint/a11y/noAutofocus: without scripts the page begins anew, and this is why it was sent.
        autoFocus={isSent && sent === null}
      >
        {isSent ? <p className="mt-2">{sent ? t("sentTo", { email: sent.email }) : t("sent")}</p> : null}
      </div>
      {isSent ? null : (
        <form
          ref={form}
          action={action}
          noValidate
          onSubmit={(event) => {
            const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
            setSent({ variantId: variant.id, email });
          }}
          className="mt-2 grid gap-4"
        >
          <p className="text-sm text-muted">{t("intro")}</p>
          <LocaleField />
          <input type="hidden" name="variantId" value={variant.id} />
          {isHydrated || isOnly ? null : (
            // A form's last value counts.
            <SelectField
              id="back-in-stock-variant"
              name="variantId"
              label={t("variant")}
              defaultValue={typedValue(state, "variantId", variant.id)}
            >
              {soldOut.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            id="back-in-stock-email"
            name="email"
            type="email"
            label={t("email")}
            autoComplete="email"
            required
            maxLength={254}
            autoFocus={problems.email === true}
            defaultValue={typedValue(state, "email")}
            error={problems.email && t("problems.email")}
          />
          <ConsentField
            isChecked={typedValue(state, "consent") === "on"}
            autoFocus={problems.consent === true && !problems.email}
            error={problems.consent && t("problems.consent")}
          />
          {problems.other ? <Alert tone="danger">{t(`problems.${problems.other}`)}</Alert> : null}
          <Button look="secondary" disabled={pending}>
            {t(pending ? "sending" : "submit")}
          </Button>
        </form>
      )}
    </section>
  );
}

type Problems = { email?: true; consent?: true; other?: "variant" | "tooMany" | "failed" };

/** What was wrong, for words of our own: the server's are for programs. */
function problemsOf(state: ActionState): Problems {
  if (state.status !== "failed") return {};
  const { code, errors } = state.problem;
  const isAt = (path: string) => errors.some((error) => error.path === path);
  if (isAt("email") || isAt("consent"))
    return {
      ...(isAt("email") ? { email: true as const } : {}),
      ...(isAt("consent") ? { consent: true as const } : {}),
    };
  if (code === "variant_not_found") return { other: "variant" };
  return { other: code === "rate_limited" ? "tooMany" : "failed" };
}
