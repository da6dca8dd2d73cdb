"use client";

import type { RefObject } from "react";
import { useTranslations } from "#words";
import { MAX_LINE_QUANTITY } from "@/lib/cart/limits";

type Props = {
  ref: RefObject<HTMLInputElement | null>;
  defaultValue: string;
  /** The id of what says why this number cannot be. */
  problemId: string | undefined;
};

const step = "min-h-11 w-11 text-lg hover:bg-line/40 noscript:hidden";

/** How many. The browser counts: what was typed is never replaced by what a script believes. */
export function QuantityField({ ref, defaultValue, problemId }: Props) {
  const t = useTranslations("purchase");
  return (
    <div>
      <label htmlFor="quantity" className="block text-sm font-medium">
        {t("quantity")}
      </label>
      <div className="stepper">
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
          aria-invalid={problemId ? true : undefined}
          aria-describedby={problemId}
          className="stepper-field"
        />
        <button type="button" aria-label={t("more")} className={step} onClick={() => ref.current?.stepUp()}>
          +
        </button>
      </div>
    </div>
  );
}
