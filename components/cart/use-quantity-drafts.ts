import { useEffect, useRef, useState } from "react";

const SETTLE_MS = 500;

/**
 * Quantities as the shopper sees them before the server has agreed. When nothing is under way any more, what the
 * server says stands again.
 *
 * @param send is called at once for a step, and for typing when it pauses or leaves the field.
 */
export function useQuantityDrafts(
  send: (lineId: string, quantity: number) => void,
  pending: boolean,
  typed: Record<string, string>,
) {
  const [drafts, setDrafts] = useState(typed);
  const timers = useRef(new Map<string, number>());
  const wasPending = useRef(false);
  useEffect(() => {
    if (wasPending.current && !pending) {
      setDrafts((all) => Object.fromEntries(Object.entries(all).filter(([id]) => timers.current.has(id))));
    }
    wasPending.current = pending;
  }, [pending]);

  const forget = (lineId: string) => {
    window.clearTimeout(timers.current.get(lineId));
    timers.current.delete(lineId);
  };
  const commit = (lineId: string, text: string) => {
    forget(lineId);
    if (/^[1-9]\d{0,2}$/.test(text)) send(lineId, Number(text));
    else setDrafts((drafts) => Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== lineId)));
  };
  return {
    drafts,
    step: (lineId: string, quantity: number) => {
      setDrafts((all) => ({ ...all, [lineId]: String(quantity) }));
      commit(lineId, String(quantity));
    },
    type: (lineId: string, text: string) => {
      setDrafts((all) => ({ ...all, [lineId]: text }));
      forget(lineId);
      if (!/^[1-9]\d{0,2}$/.test(text)) return;
      timers.current.set(
        lineId,
        window.setTimeout(() => commit(lineId, text), SETTLE_MS),
      );
    },
    /** The field was left, or Enter was pressed. */
    settle: (lineId: string) => {
      const text = drafts[lineId];
      const waits = timers.current.has(lineId);
      if (text !== undefined && (waits || !/^[1-9]\d{0,2}$/.test(text))) commit(lineId, text);
    },
  };
}
