import type { ActionState } from "@/lib/api/to-action";
import { Alert } from "./alert";

/** What went wrong, above a form; nothing while nothing has. */
export function ProblemAlert({ state }: { state: ActionState }) {
  if (state.status !== "failed") return null;
  return <Alert tone="danger">{state.problem.detail ?? state.problem.title}</Alert>;
}

/** The message of one field of a failed form. */
export function fieldError(state: ActionState, path: string): string | undefined {
  if (state.status !== "failed") return undefined;
  return state.problem.errors?.find((error) => error.path === path)?.message;
}

/** The same in the page's language, as the shop shows it. */
export function saidFieldError(state: ActionState, path: string): string | undefined {
  return state.status === "failed" ? state.said.fields[path] : undefined;
}

/** What was typed into a field of a failed form, or what stood there before. */
export function typedValue(state: ActionState, name: string, before = ""): string {
  return state.status === "failed" ? (state.values[name] ?? before) : before;
}
