import { useLocale, useTranslations } from "#words";
import { Picture } from "@/components/catalog/picture";
import type { Cart } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";

/** What is being bought: beside the form on a wide screen, folded above it on a narrow one. */
export function CheckoutSummary({ cart }: { cart: Cart }) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  return (
    <>
      <details className="rounded-xl border border-line bg-surface lg:hidden">
        <summary className="flex min-h-12 items-center justify-between gap-4 px-4 py-3">
          <span className="font-medium">{t("orderCount", { count: cart.quantity })}</span>
          <span>{formatMoney(cart.total, locale)}</span>
        </summary>
        <div className="border-t border-line px-4 pb-4">
          <SummaryLines cart={cart} />
        </div>
      </details>
      <aside
        aria-label={t("order")}
        className="hidden self-start rounded-xl border border-line bg-surface p-5 lg:sticky lg:top-6 lg:order-last lg:block"
      >
        <h2 className="text-lg font-medium">{t("order")}</h2>
        <SummaryLines cart={cart} />
      </aside>
    </>
  );
}

function SummaryLines({ cart }: { cart: Cart }) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  return (
    <>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={t("lines")}
        className="mt-3 max-h-[60vh] divide-y divide-line overflow-y-auto text-sm"
      >
        {cart.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[3.5rem_1fr_auto] items-center gap-4 py-3">
            <Picture image={line.image} sizes="3.5rem" maxWidth={320} className="aspect-square rounded-lg" />
            <span className="min-w-0 wrap-anywhere">
              {`${line.quantity} × `}
              <bdi>{line.title}</bdi>
              {line.variantTitle === "Default" ? null : (
                <span className="block text-muted">{line.variantTitle}</span>
              )}
            </span>
            <span>{formatMoney(line.subtotal, locale)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex justify-between border-t border-line pt-3 font-medium">
        <span>{t("subtotal")}</span>
        <span>{formatMoney(cart.subtotal, locale)}</span>
      </p>
      {cart.promotions
        .filter(({ shipping }) => !shipping)
        .map(({ name, code, amount }) => (
          <p key={`${name}-${code}`} className="mt-1 flex justify-between gap-4 text-sm">
            <span className="wrap-anywhere">{code ? t("discountBy", { name, code }) : name}</span>
            <span className="whitespace-nowrap">
              {formatMoney({ ...amount, amount: -amount.amount }, locale)}
            </span>
          </p>
        ))}
    </>
  );
}
