"use client";

import { useEffect, useRef } from "react";
import { useLocale, useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { codeWords } from "@/lib/api/problem-words";
import type { CartCode } from "@/lib/cart/schema";

type Props = {
  codes: readonly CartCode[];
  action: (form: FormData) => void;
  /** Why the code that was typed last does not help. */
  problem: string | undefined;
  typed: string;
  pending: boolean;
};

/** A field for a promotion code, and the codes that the cart has, each with what it does. */
export function PromotionCodes({ codes, action, problem, typed, pending }: Props) {
  const t = useTranslations("cart.code");
  const problems = useTranslations("problems");
  const locale = useLocale();
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) field.current?.querySelector("input")?.focus();
  }, [problem]);
  return (
    <section className="mt-6" aria-label={t("label")}>
      <form action={action} className="flex max-w-md flex-wrap items-start gap-3">
        <LocaleField />
        <div ref={field} className="min-w-40 flex-1">
          <TextField
            // What was typed stays to be mended; after it helped, the field is empty again.
            key={`${codes.length}-${typed}`}
            id="promotion-code"
            name="promotion"
            label={t("label")}
            defaultValue={typed}
            error={problem}
            maxLength={64}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
          />
        </div>
        <Button look="secondary" name="intent" value="applyCode" disabled={pending} className="mt-7">
          {t("apply")}
        </Button>
      </form>
      {codes.length > 0 ? (
        <ul aria-label={t("codes")} className="mt-3 flex flex-wrap gap-3">
          {codes.map(({ code, name, problem: why, minimum }) => (
            <li key={code} className="rounded-lg border border-line bg-surface px-3 py-1 text-sm">
              <form action={action} className="flex items-center gap-2">
                <LocaleField />
                <input type="hidden" name="promotion" value={code} />
                <span className="font-medium wrap-anywhere">{code}</span>
                <button
                  type="submit"
                  name="intent"
                  value="removeCode"
                  aria-label={t("remove", { code })}
                  className="inline-flex size-8 items-center justify-center rounded-full text-muted hover:text-ink"
                >
                  <span aria-hidden="true">×</span>
                </button>
              </form>
              <p className={why ? "pb-1 text-danger" : "pb-1 text-muted"}>
                {why ? codeWords(problems, why, minimum, locale) : t("helps", { name })}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
