"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { useLocale } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { typedValue } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import { requestBackInStockAction } from "@/lib/back-in-stock/actions";
import type { RequestAnswer } from "@/lib/back-in-stock/schema";
import de from "@/messages/de/back-in-stock-form.json";
import en from "@/messages/en/back-in-stock-form.json";
import { ConsentField } from "./consent-field";

/** No page carries these words: they come with this code, in all languages, as they are written. */
const catalogs = { de, en };

type Props = {
  /** One of these is meant; which one is asked where there are several. */
  variants: readonly { id: string; title: string }[];
  /** The one that is meant unless another is chosen. */
  variantId: string;
  /** It came because somebody asked for it: its first field takes the focus. */
  takesFocus?: boolean;
};

/** Asks for an address to write to when the variant is back. The answer is the same for every address. */
export function BackInStockForm({ variants, variantId, takesFocus = false }: Props) {
  const words = catalogs[useLocale()];
  const [state, action, pending] = useActionState<ActionState<RequestAnswer>, FormData>(
    requestBackInStockAction,
    { status: "idle" },
  );
  const form = useRef<HTMLFormElement>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const problems = problemsOf(state);
  useEffect(() => {
    if (state.status === "failed") form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [state]);
  const isSent = state.status === "succeeded";
  return (
    <section aria-labelledby="back-in-stock" className="mt-2 rounded-xl border border-line bg-surface p-5">
      <h2 id="back-in-stock" className="text-xl tracking-tight">
        {words.title}
      </h2>
      {/* There before its text is: only then do screen readers speak it. */}
      <div
        role="status"
        tabIndex={-1}
        // biome-ignore lint/a11y/noAutofocus: without scripts the page begins anew, and this is why it was sent.
        autoFocus={isSent && sentTo === null}
      >
        {isSent ? (
          // Without scripts the page was made for this one answer, and does not remember what was typed.
          <p className="mt-2 wrap-anywhere">
            {sentTo ? words.sentTo.replace("{email}", () => sentTo) : words.sent}
          </p>
        ) : null}
      </div>
      {isSent ? null : (
        <form
          ref={form}
          action={action}
          noValidate
          onSubmit={(event) => {
            setSentTo(String(new FormData(event.currentTarget).get("email") ?? "").trim());
          }}
          className="mt-2 grid gap-4"
        >
          <p className="text-sm text-muted">{words.intro}</p>
          <LocaleField />
          {variants.length > 1 ? (
            <SelectField
              id="back-in-stock-variant"
              name="variantId"
              label={words.variant}
              defaultValue={typedValue(state, "variantId", variantId)}
            >
              {variants.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </SelectField>
          ) : (
            <input type="hidden" name="variantId" value={variantId} />
          )}
          <TextField
            id="back-in-stock-email"
            name="email"
            type="email"
            label={words.email}
            autoComplete="email"
            required
            maxLength={254}
            autoFocus={problems.email === true || takesFocus}
            defaultValue={typedValue(state, "email")}
            error={problems.email && words.problems.email}
          />
          <ConsentField
            words={words.consent}
            isChecked={typedValue(state, "consent") === "on"}
            autoFocus={problems.consent === true && !problems.email}
            error={problems.consent && words.problems.consent}
          />
          {problems.limited ? <Alert tone="danger">{problems.limited}</Alert> : null}
          {problems.other ? <Alert tone="danger">{words.problems[problems.other]}</Alert> : null}
          <Button look="secondary" disabled={pending}>
            {pending ? words.sending : words.submit}
          </Button>
        </form>
      )}
    </section>
  );
}

type Problems = { email?: true; consent?: true; limited?: string; other?: "variant" | "failed" };

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
  if (code === "rate_limited") return { limited: state.said.summary };
  return { other: code === "variant_not_found" ? "variant" : "failed" };
}
