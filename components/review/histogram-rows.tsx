"use client";

import { Link } from "@/components/i18n/link";

export type HistogramRow = {
  href: string;
  label: string;
  count: number;
  percent: number;
  /** The row in a sentence. */
  said: string;
};

/** Made in the browser as well: of each row, the page carries its figures and words alone. */
export function HistogramRows({ label, rows }: { label: string; rows: readonly HistogramRow[] }) {
  return (
    <ul aria-label={label} className="grid gap-1 text-sm">
      {rows.map((row) => (
        <li key={row.href}>
          <Link href={row.href} rel="nofollow" className="histogram-row">
            <span aria-hidden="true">{row.label}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={row.percent} height="8" />
            </svg>
            <span aria-hidden="true">{row.count}</span>
            <span className="sr-only">{row.said}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
