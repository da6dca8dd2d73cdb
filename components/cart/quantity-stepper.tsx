"use client";

import { useTranslations } from "#words";
import { MAX_LINE_QUANTITY } from "@/lib/cart/limits";

type Props = {
  id: string;
  title: string;
  value: string;
  invalid: boolean;
  onStep: (quantity: number) => void;
  onType: (text: string) => void;
  onSettle: () => void;
};

const button =
  "inline-flex size-11 items-center justify-center text-lg disabled:cursor-not-allowed disabled:opacity-40 hover:bg-line/40";

/** A number with a button on either side. Without JavaScript the buttons send the form, and tell which way. */
export function QuantityStepper({ id, title, value, invalid, onStep, onType, onSettle }: Props) {
  const t = useTranslations("cart");
  const quantity = Number(value) || 1;
  const stepper = (step: "fewer" | "more") => {
    const next = quantity + (step === "more" ? 1 : -1);
    return (
      <button
        type="submit"
        name="step"
        value={step}
        className={button}
        disabled={next < 1 || next > MAX_LINE_QUANTITY}
        aria-label={t(step, { title })}
        onClick={(event) => {
          event.preventDefault();
          onStep(next);
        }}
      >
        <span aria-hidden="true">{step === "more" ? "+" : "−"}</span>
      </button>
    );
  };
  return (
    <div className="inline-flex overflow-clip rounded-lg border border-ink/40 bg-surface">
      {stepper("fewer")}
      <label htmlFor={id} className="sr-only">
        {t("quantityOf", { title })}
      </label>
      <input
        id={id}
        name="quantity"
        inputMode="numeric"
        autoComplete="off"
        pattern="[0-9]*"
        maxLength={3}
        value={value}
        aria-invalid={invalid ? true : undefined}
        aria-describedby={invalid ? `${id}-error` : undefined}
        className="w-12 border-x border-line bg-transparent text-center"
        onChange={(event) => onType(event.target.value)}
        onBlur={onSettle}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          onSettle();
        }}
      />
      {stepper("more")}
    </div>
  );
}
