"use client";

import { Alert } from "@/components/ui/alert";
import type { ActionState } from "@/lib/api/to-action";
import { useProblemWords } from "./use-problem-words";

/** What went wrong, above a form of the shop; nothing while nothing has. */
export function ShopProblemAlert({ state }: { state: ActionState }) {
  const { sayProblem } = useProblemWords();
  return state.status === "failed" ? <Alert tone="danger">{sayProblem(state.problem)}</Alert> : null;
}
