import type { ReactNode } from "react";

/** A form for those who may use it; others read what stands in it. The operation decides, whatever is shown. */
export function Offered({ to, children }: { to: boolean; children: ReactNode }) {
  if (to) return children;
  return (
    <fieldset disabled className="contents [&_button]:hidden">
      {children}
    </fieldset>
  );
}
