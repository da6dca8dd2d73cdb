import { type ComponentProps, type ComponentType, useState } from "react";
import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";
import { variantName } from "@/lib/catalog/published/pick-variant";
import type { PublishedProduct } from "@/lib/catalog/schema";
import type { BackInStockForm } from "./back-in-stock-form";

type PageVariant = PublishedProduct["variants"][number];
type Props = { handle: string; variants: PageVariant[]; variant: PageVariant };
type Form = ComponentType<ComponentProps<typeof BackInStockForm>>;

/**
 * Offers a mail when the chosen variant is back: a link to the form's own page. With scripts the form opens in place;
 * its code and its words come then, not with every product. Without them nobody can choose another variant: then the
 * link is there even where the page shows one that can be bought, and its page asks which one is meant.
 */
export function BackInStock({ handle, variants, variant }: Props) {
  const t = useTranslations("purchase");
  const [Form, setForm] = useState<Form | null>(null);
  if (variants.every(({ inStock }) => inStock)) return null;
  const path = `/products/${handle}/back-in-stock`;
  if (variant.inStock)
    return (
      <noscript>
        <Link href={path} className={buttonClass("secondary")}>
          {t("tellMe")}
        </Link>
      </noscript>
    );
  // Another variant is another request, of which nothing was said yet.
  if (Form) return <Form key={variant.id} variants={[variant]} variantId={variant.id} takesFocus />;
  return (
    <Link
      href={`${path}?variant=${encodeURIComponent(variantName(variant))}`}
      rel="nofollow"
      className={buttonClass("secondary")}
      onClick={(event) => {
        // With a key that opens tabs or windows it stays a link.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        const { href } = event.currentTarget;
        import("./back-in-stock-form").then(
          (loaded) => setForm(() => loaded.BackInStockForm),
          // Offline: the link leads on, if it can.
          () => window.location.assign(href),
        );
      }}
    >
      {t("tellMe")}
    </Link>
  );
}
