import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { ProblemAlert } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";
import type { DraftOrder } from "@/lib/draft-order/schema";

/** What every form of a draft begins with: how the last try went, and which draft, as it was seen, is meant. */
export function DraftSeen({
  draft,
  state,
  done,
}: {
  draft: DraftOrder;
  state: ActionState<DraftOrder>;
  done?: ReactNode;
}) {
  return (
    <>
      <ProblemAlert state={state} />
      {/* What another form has changed since is not what this one saved. */}
      {state.status === "succeeded" && state.data.version === draft.version && done ? (
        <Alert tone="success">{done}</Alert>
      ) : null}
      <input type="hidden" name="draftOrderId" value={draft.id} />
      <input type="hidden" name="expectedVersion" value={draft.version} />
      <input type="hidden" name="currency" value={draft.currency} />
    </>
  );
}
