import type { Metadata } from "next";
import { FindOrderForm } from "@/components/checkout/find-order-form";
import { Link } from "@/components/i18n/link";
import { getLocale, getTranslations } from "@/components/i18n/words.server";
import { WordsProvider } from "@/components/i18n/words-provider";
import { Alert } from "@/components/ui/alert";
import { getMessages } from "@/lib/i18n/messages";

export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findOrder");
  return { title: t("title"), robots: { index: false } };
}

type Props = { searchParams: Promise<{ unknown?: string }> };

export default async function FindOrderPage({ searchParams }: Props) {
  const t = await getTranslations("findOrder");
  const locale = await getLocale();
  const { unknown } = await searchParams;
  return (
    <main className="mx-auto max-w-md px-4 py-10">
      <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
      {unknown === "1" ? (
        <div className="mt-6">
          <Alert tone="danger">{t("unknown")}</Alert>
        </div>
      ) : null}
      <p className="mt-3 mb-6 text-muted">{t("text")}</p>
      <WordsProvider locale={locale} messages={getMessages(locale, "findOrder")}>
        <FindOrderForm />
      </WordsProvider>
      <p className="mt-10 text-sm">
        <Link href="/" className="text-muted underline underline-offset-4">
          {t("back")}
        </Link>
      </p>
    </main>
  );
}
