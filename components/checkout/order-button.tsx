"use client";

import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "#words";
import { Button } from "@/components/ui/button";
import { formatMoney, type Money } from "@/lib/money/money";

const SLOW_MS = 5000;

/** @param total null while it depends on a choice that no script can follow. */
export function OrderButton({
  total,
  ordering,
  busy,
}: {
  total: Money | null;
  ordering: boolean;
  busy: boolean;
}) {
  const t = useTranslations("checkout");
  const locale = useLocale();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!ordering) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [ordering]);
  return (
    <div className="grid gap-2">
      <Button disabled={busy} className="text-lg">
        {ordering ? t("placing") : total ? t("payTotal", { total: formatMoney(total, locale) }) : t("pay")}
      </Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {slow ? t("slow") : null}
      </p>
    </div>
  );
}
