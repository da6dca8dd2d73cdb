import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import type { FormAnswer } from "./form-answer";

export function TermsField({ answer }: { answer: FormAnswer }) {
  const t = useTranslations("checkout");
  const error = answer.error("terms");
  return (
    <div>
      <div className="flex min-h-11 items-center gap-3">
        <input
          id="terms"
          type="checkbox"
          name="terms"
          value="1"
          required
          className="size-5 shrink-0"
          defaultChecked={answer.value("terms") !== ""}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "terms-error" : undefined}
        />
        <p>
          <label htmlFor="terms">{t("terms")}</label>{" "}
          <Link href="/pages/terms" target="_blank" rel="noreferrer" className="whitespace-nowrap underline">
            {t.rich("readTerms", {
              sr: (words) => (
                <span key="sr" className="sr-only">
                  {words}
                </span>
              ),
            })}
          </Link>
        </p>
      </div>
      {error ? (
        <p id="terms-error" className="mt-1 text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}
