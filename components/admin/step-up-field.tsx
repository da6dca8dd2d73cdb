import { TextField } from "@/components/ui/field";
import { fieldError } from "@/components/ui/problem";
import type { ActionState } from "@/lib/api/to-action";

/**
 * Asks for the password once more, inside the form that was refused for lack of it: what was begun goes on with the next
 * submit, and nothing typed is lost. Nothing until then.
 */
export function StepUpField({ id, state }: { id: string; state: ActionState }) {
  const wrong = fieldError(state, "stepUpPassword");
  const isAsked =
    wrong !== undefined || (state.status === "failed" && state.problem.code === "reauthentication_required");
  if (!isAsked) return null;
  return (
    <TextField
      id={`${id}-step-up`}
      name="stepUpPassword"
      type="password"
      label="Your password, or a code of your app"
      hint="Asked before such steps when you last gave it more than ten minutes ago."
      autoComplete="current-password"
      required
      maxLength={1000}
      error={wrong}
    />
  );
}
