import type { ActionState } from "@/lib/api/to-action";
import { Alert } from "./alert";

/** What went wrong, above a form of the shop, in the page's language; nothing while nothing has. */
export function ShopProblemAlert({ state }: { state: ActionState }) {
  return state.status === "failed" ? <Alert tone="danger">{state.said.summary}</Alert> : null;
}
