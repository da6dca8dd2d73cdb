import { useTranslations } from "#words";
import { Link } from "@/components/i18n/link";
import { buttonClass } from "@/components/ui/button";

export function EmptyCart() {
  const t = useTranslations("cart.empty");
  return (
    <div className="py-16 text-center">
      <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mt-3 mb-8 text-muted">{t("text")}</p>
      <Link href="/" className={buttonClass()}>
        {t("home")}
      </Link>
      <p className="mt-6 text-sm">
        <Link href="/orders/find" className="text-muted underline underline-offset-4">
          {t("findOrder")}
        </Link>
      </p>
    </div>
  );
}
