import { Alert } from "@/components/ui/alert";
import type { ActionState } from "@/lib/api/to-action";

export function SavedNote({ state }: { state: ActionState }) {
  return state.status === "succeeded" ? <Alert tone="success">Saved. The shop shows it.</Alert> : null;
}
