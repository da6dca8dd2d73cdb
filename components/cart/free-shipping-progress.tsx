import { useLocale, useTranslations } from "#words";
import { formatMoney, type Money } from "@/lib/money/money";

/** From which subtotal a method is free, and where. */
export type FreeShippingOffer = { method: string; from: Money; country: string };

export function FreeShippingProgress({ offer, subtotal }: { offer: FreeShippingOffer; subtotal: Money }) {
  const t = useTranslations("cart");
  const locale = useLocale();
  const { method, country } = offer;
  const missing = offer.from.amount - subtotal.amount;
  const text =
    missing > 0
      ? t("missingForFree", {
          missing: formatMoney({ ...subtotal, amount: missing }, locale),
          method,
          country,
        })
      : t("free", { method, country });
  return (
    <div className="mt-6 text-sm">
      <p id="free-shipping">{text}</p>
      <progress
        aria-labelledby="free-shipping"
        max={offer.from.amount}
        value={Math.min(subtotal.amount, offer.from.amount)}
        className="mt-2 h-2 w-full appearance-none overflow-clip rounded-full bg-line accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
