"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

type Props = { action: string; id: string; sort: string; children: ReactNode; className?: string };

/** A form whose choices apply at once; without JavaScript its button does the same. */
export function ListForm({ action, id, sort, children, className }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  // After a chip was removed or the way back: the boxes show what the address says.
  useEffect(() => {
    form.current?.reset();
    // React sets the default of a select once, and never again.
    const select = form.current?.elements.namedItem("sort");
    if (select instanceof HTMLSelectElement) select.value = sort;
  });
  const apply = () => {
    if (!form.current) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) query.append(name, String(value));
    router.push(`${action}?${query}`, { scroll: false });
  };
  return (
    <form
      ref={form}
      id={id}
      action={action}
      className={className}
      onChange={apply}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {children}
    </form>
  );
}
