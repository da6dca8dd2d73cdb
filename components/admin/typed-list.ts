import type { ActionState } from "@/lib/api/to-action";

/** What was chosen in the boxes `name[]` of a failed form, or before. */
export function typedList(state: ActionState, name: string, before: readonly string[]): readonly string[] {
  if (state.status !== "failed") return before;
  return (state.values[`${name}[]`] ?? "").split("\n").filter((value) => value !== "");
}
