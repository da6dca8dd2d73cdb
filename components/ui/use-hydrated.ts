import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in its answer, true once scripts run: for what only they keep true. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
