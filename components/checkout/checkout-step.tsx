import type { ReactNode } from "react";

export function CheckoutStep({
  number,
  title,
  children,
}: {
  number: number;
  title: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={`step-${number}`} className="grid gap-4">
      <h2
        id={`step-${number}`}
        className="flex items-center gap-3 border-b border-line pb-2 text-xl font-semibold"
      >
        <span className="inline-flex size-7 items-center justify-center rounded-full bg-accent text-sm text-accent-ink">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  );
}
