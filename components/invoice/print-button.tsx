"use client";

import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

/** Only scripts can open the browser's print dialog: without them, its own menu does. */
export function PrintButton({ label }: { label: string }) {
  if (!useHydrated()) return null;
  return (
    <Button type="button" look="secondary" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
