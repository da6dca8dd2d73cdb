"use client";

import { useTranslations } from "#words";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { reset: () => void }) {
  const t = useTranslations("layout");
  return (
    <main className="mx-auto max-w-xl px-4 py-24 text-center">
      <h1 className="text-3xl font-semibold">{t("error.title")}</h1>
      <p className="mt-3 mb-8 text-muted">{t("error.text")}</p>
      <Button type="button" onClick={reset}>
        {t("error.again")}
      </Button>
    </main>
  );
}
