"use client";

import { useLocale, useTranslations } from "#words";
import { LocaleField } from "@/components/i18n/locale-field";
import { addWishlistItemAction } from "@/lib/wishlist/actions";
import { Heart } from "./heart";
import { toggleProduct, useIsKept } from "./wishlist-store";

type Props = {
  /** What the page calls the product already: an id of its own would be a tenth of a list's HTML. */
  handle: string;
  title: string;
  /** With words beside the heart; else in the corner of a card. */
  labelled?: boolean;
};

/**
 * Puts a product on the wishlist, or takes it off. Static pages do not know what is on it: without scripts the button
 * adds and leads to the list, with them it says what pressing it does.
 */
export function WishlistButton({ handle, title, labelled = false }: Props) {
  const t = useTranslations("layout.wishlist");
  const locale = useLocale();
  const isKept = useIsKept(handle);
  return (
    <form
      action={addWishlistItemAction}
      onSubmit={(event) => {
        event.preventDefault();
        void toggleProduct({ handle, title }, locale, t("failed"));
      }}
      className={labelled ? "mt-4" : "absolute top-0 right-0"}
    >
      <LocaleField />
      <button
        type="submit"
        name="handle"
        value={handle}
        aria-label={labelled ? undefined : t(isKept ? "remove" : "add", { title })}
        className={
          labelled
            ? "inline-flex min-h-11 items-center gap-2 rounded-lg font-medium underline-offset-4 hover:underline"
            : "grid size-11 place-items-center"
        }
      >
        {labelled ? (
          <>
            <Heart isFilled={isKept} />
            {t(isKept ? "removeThis" : "addThis")}
          </>
        ) : (
          <span className="heart-disc">
            <Heart isFilled={isKept} />
          </span>
        )}
      </button>
    </form>
  );
}
