import { AppError } from "@/lib/errors/app-error";
import type { FoundDraft } from "./queries";
import { resolveDraftState } from "./rules";

const words = {
  completed: "This draft was paid: it is an order now",
  canceled: "This draft was canceled",
};

/**
 * That a draft can still be worked on, and is what the caller saw.
 *
 * @throws AppError `draft_order_state` with `state`; `version_conflict` with `version`.
 */
export function requireOpen({ draft, cart }: FoundDraft, expectedVersion: number | undefined): void {
  const state = resolveDraftState(draft, cart);
  if (state === "completed" || state === "canceled") {
    throw new AppError("draft_order_state", words[state], { details: { state } });
  }
  if (expectedVersion === undefined || expectedVersion === draft.version) return;
  throw new AppError("version_conflict", "Somebody changed this draft in the meantime: look at it again", {
    details: { version: draft.version },
  });
}
