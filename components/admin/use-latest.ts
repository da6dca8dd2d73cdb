import { useState } from "react";
import type { ActionState } from "@/lib/api/to-action";

/** Of several forms' states the one that changed last: only the latest outcome is shown and spoken. */
export function useLatest<State extends ActionState>(...states: State[]): State | undefined {
  const [seen, setSeen] = useState(states);
  const [latest, setLatest] = useState(states.find(({ status }) => status !== "idle"));
  const changed = states.find((state, index) => state !== seen[index]);
  if (changed) {
    setSeen(states);
    setLatest(changed);
  }
  return changed ?? latest;
}
