"use client";

import { useReportWebVitals } from "next/web-vitals";
import { splitLocale } from "@/lib/i18n/locales";
import { toPageKind } from "./page-kind";

type Report = Parameters<Parameters<typeof useReportWebVitals>[0]>[0];

/** Larger screens are counted as desktops, as Google's reports do with most tablets. */
const PHONE = "(max-width: 767px)";

let landing: { page: string; locale: string } | null = null;
const values = new Map<string, { metric: string; value: number }>();

/** Sends what the load of the first page measured, once, when it is left or hidden. */
export function ReportVitals() {
  useReportWebVitals(collect);
  return null;
}

// Of one identity for the whole visit: the hook measures anew for every other one.
function collect({ name, value, navigationType }: Report): void {
  // Pages that follow within the shop are no loads.
  if (navigationType === "soft-navigation") return;
  if (!landing) {
    const { locale, path } = splitLocale(window.location.pathname);
    landing = { page: toPageKind(path), locale };
    document.addEventListener("visibilitychange", send);
  }
  values.set(name, { metric: name, value });
  // The last values are told when the page hides already.
  if (document.visibilityState === "hidden") queueMicrotask(send);
}

function send(): void {
  if (document.visibilityState !== "hidden" || values.size === 0) return;
  const device = window.matchMedia(PHONE).matches ? "phone" : "desktop";
  navigator.sendBeacon("/api/vitals", JSON.stringify({ ...landing, device, values: [...values.values()] }));
  values.clear();
}
