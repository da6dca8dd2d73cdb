import type { ReactNode } from "react";
import type { ActionState } from "@/lib/api/to-action";

type Props = { title: string; state: ActionState; children: ReactNode };

/** A form that is folded away until somebody wants it; open where it tells what went wrong, without scripts, too. */
export function ActionPanel({ title, state, children }: Props) {
  return (
    <details open={state.status === "failed"} className="rounded-xl border border-line bg-surface p-4">
      <summary className="min-h-6 font-medium">{title}</summary>
      <div className="mt-4 max-w-2xl">{children}</div>
    </details>
  );
}
