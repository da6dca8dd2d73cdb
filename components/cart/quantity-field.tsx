"use client";

import type { RefObject } from "react";
import { useTranslations } from "#words";
import { MAX_LINE_QUANTITY } from "@/lib/cart/limits";

type Props = { ref: RefObject<HTMLInputElement | null>; defaultValue: string; error: string | undefined };

const step = "min-h-11 w-11 text-lg hover:bg-line/40 noscript:hidden";

/** How many. The browser counts: what was typed is never replaced by what a script believes. */
export function QuantityField({ ref, defaultValue, error }: Props) {
  const t = useTranslations("purchase");
  return (
    <div>
      <label htmlFor="quantity" className="block text-sm font-medium">
        {t("quantity")}
      </label>
      <div className="mt-1 inline-flex overflow-hidden rounded-lg border border-ink/40 bg-surface has-aria-invalid:border-danger">
        <button
          type="button"
          aria-label={t("fewer")}
          className={step}
          onClick={() => ref.current?.stepDown()}
        >
          −
        </button>
        <input
          ref={ref}
          id="quantity"
          name="quantity"
          type="number"
          inputMode="numeric"
          min={1}
          max={MAX_LINE_QUANTITY}
          defaultValue={defaultValue}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "quantity-error" : undefined}
          className="min-h-11 w-14 text-center -outline-offset-2 [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        />
        <button type="button" aria-label={t("more")} className={step} onClick={() => ref.current?.stepUp()}>
          +
        </button>
      </div>
      {error ? (
        <p id="quantity-error" className="mt-1 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
