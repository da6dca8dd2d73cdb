import type { ReactNode } from "react";
import type { ActionState } from "@/lib/api/to-action";

type Props = { title: string; state: ActionState; open?: boolean; children: ReactNode };

/** A form that is opened to be used. It stands open after a failure, so that what went wrong is seen without scripts. */
export function FoldedForm({ title, state, open = false, children }: Props) {
  return (
    <details
      open={open || state.status === "failed"}
      className="rounded-xl border border-line bg-surface p-4"
    >
      <summary className="min-h-6 font-medium">{title}</summary>
      <div className="mt-4 max-w-2xl">{children}</div>
    </details>
  );
}
