import type { ActionState } from "@/lib/api/to-action";

/** After a conflict, what was typed stands in the field: what somebody else has saved meanwhile stands below it. */
export function savedMeanwhile(state: ActionState, name: string, now: string): string | undefined {
  if (state.status !== "failed" || state.problem.code !== "version_conflict") return undefined;
  const typed = state.values[name]?.replaceAll("\r\n", "\n");
  return typed === undefined || typed === now ? undefined : `Now saved: ${now}`;
}
