import { useLocale, useTranslations } from "#words";
import { formatMoney, type Money } from "@/lib/money/money";

type Props = { price: Money; compareAt: Money | null; lowestPrior?: Money | null; from?: boolean };

/** What it costs; beside a reduction the former price, and the lowest of the 30 days before. */
export function Price({ price, compareAt, lowestPrior = null, from = false }: Props) {
  const t = useTranslations("offer");
  const locale = useLocale();
  const amount = formatMoney(price, locale);
  return (
    <span className="price">
      <span className={compareAt ? "font-medium text-sale" : "font-medium"}>
        {from ? t("from", { price: amount }) : amount}
      </span>
      {compareAt ? (
        <s className="text-sm text-muted">
          {t.rich("insteadOf", {
            price: formatMoney(compareAt, locale),
            sr: (words) => (
              <span key="sr" className="sr-only">
                {words}
              </span>
            ),
          })}
        </s>
      ) : null}
      {compareAt && lowestPrior ? (
        <span className="text-sm text-muted">{t("lowest", { price: formatMoney(lowestPrior, locale) })}</span>
      ) : null}
    </span>
  );
}
