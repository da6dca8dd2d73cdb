"use client";

import { useLocale, useTranslations } from "#words";
import { Picture } from "@/components/catalog/picture";
import { Link } from "@/components/i18n/link";
import { LocaleField } from "@/components/i18n/locale-field";
import { Button } from "@/components/ui/button";
import type { CartLine } from "@/lib/cart/schema";
import { formatMoney } from "@/lib/money/money";
import { QuantityStepper } from "./quantity-stepper";

type Props = {
  line: CartLine;
  /** What the shopper has asked for, while the server has not answered. */
  draft: string | undefined;
  /** What the server said against the last change of this line. */
  problem: string | undefined;
  action: (form: FormData) => void;
  onStep: (quantity: number) => void;
  onType: (text: string) => void;
  onSettle: () => void;
};

export function CartLineRow({ line, draft, problem, action, ...change }: Props) {
  const t = useTranslations("cart");
  const locale = useLocale();
  const id = `quantity-${line.id}`;
  const name = line.variantTitle === "Default" ? line.title : `${line.title}, ${line.variantTitle}`;
  const quantity = draft === undefined ? line.quantity : Number(draft) || line.quantity;
  return (
    <li className="grid grid-cols-[4.5rem_1fr] gap-x-4 gap-y-2 py-5 sm:grid-cols-[6rem_1fr_auto]">
      <Picture image={line.image} sizes="6rem" maxWidth={320} className="aspect-square rounded-lg" />
      <div className="min-w-0">
        <Link href={`/products/${line.productHandle}`} className="font-medium wrap-anywhere hover:underline">
          <bdi>{line.title}</bdi>
        </Link>
        {line.variantTitle === "Default" ? null : <p className="text-sm text-muted">{line.variantTitle}</p>}
        <p className="text-sm text-muted">{t("each", { price: formatMoney(line.unitPrice, locale) })}</p>
        <form action={action} className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          {/* The first button is what Enter presses: it must change nothing but what was typed. */}
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
          <LocaleField />
          <input type="hidden" name="lineId" value={line.id} />
          <input type="hidden" name="variantId" value={line.variantId} />
          <input type="hidden" name="shownQuantity" value={line.quantity} />
          <input type="hidden" name="title" value={name} />
          <QuantityStepper
            id={id}
            title={name}
            value={draft ?? String(line.quantity)}
            invalid={problem !== undefined}
            {...change}
          />
          <noscript>
            <Button look="secondary">{t("update")}</Button>
          </noscript>
          <Button
            look="quiet"
            name="intent"
            value="remove"
            formNoValidate
            aria-label={t("removeOf", { title: name })}
          >
            {t("remove")}
          </Button>
          <LineNotes id={id} line={line} problem={problem} />
        </form>
      </div>
      <p className="col-start-2 font-medium sm:col-start-3 sm:text-right">
        {formatMoney({ ...line.subtotal, amount: line.unitPrice.amount * quantity }, locale)}
      </p>
    </li>
  );
}

/** What has changed about the line, and what to do about it. */
function LineNotes({ id, line, problem }: { id: string; line: CartLine; problem: string | undefined }) {
  const t = useTranslations("cart");
  const locale = useLocale();
  const { previousUnitPrice: before, unitPrice, available } = line;
  return (
    <div className="grid basis-full gap-1 text-sm empty:hidden">
      {problem ? (
        <p id={`${id}-error`} role="alert" className="text-danger">
          {problem}
        </p>
      ) : null}
      {before ? (
        <p>
          {t(before.amount < unitPrice.amount ? "risen" : "dropped", {
            before: formatMoney(before, locale),
            now: formatMoney(unitPrice, locale),
          })}
        </p>
      ) : null}
      {line.problem === "unavailable" ? <p className="text-danger">{t("unavailable")}</p> : null}
      {line.problem === "insufficient_stock" && !available ? (
        <p className="text-danger">{t("soldOut")}</p>
      ) : null}
      {line.problem === "insufficient_stock" && available ? (
        <p className="text-danger">
          {t("left", { available })}{" "}
          <button type="submit" name="quantity" value={available} className="min-h-6 font-medium underline">
            {t("take", { available })}
          </button>
        </p>
      ) : null}
    </div>
  );
}
