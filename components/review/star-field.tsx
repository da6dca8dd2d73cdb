"use client";

import { useTranslations } from "#words";

type Props = { chosen: string; error: string | undefined };

/**
 * Five radio buttons that look like stars: up to the chosen one they are filled, by a rule of style alone, so that it
 * works without scripts, by keyboard, and says "3 stars" to who hears it.
 */
export function StarField({ chosen, error }: Props) {
  const t = useTranslations("review.form");
  return (
    <fieldset aria-describedby={error ? "rating-hint rating-error" : "rating-hint"}>
      <legend className="text-sm font-medium">{t("rating")}</legend>
      <div className="mt-1 flex">
        {[1, 2, 3, 4, 5].map((stars) => (
          <label
            key={stars}
            className="grid size-11 cursor-pointer place-items-center rounded-lg text-3xl leading-none text-line has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-accent [&:has(~label_:checked)]:text-accent"
          >
            <input
              id={`rating-${stars}`}
              type="radio"
              name="rating"
              value={stars}
              required
              defaultChecked={chosen === String(stars)}
              className="sr-only"
            />
            <span aria-hidden="true">★</span>
            <span className="sr-only">{t("starsOption", { stars })}</span>
          </label>
        ))}
      </div>
      <p id="rating-hint" className="mt-1 text-sm text-muted">
        {t("ratingHint")}
      </p>
      {error ? (
        <p id="rating-error" className="mt-1 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
