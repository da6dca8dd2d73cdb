import { useEffect, useRef, useState } from "react";

const SETTLE_MS = 500;

/**
 * Of several changes that wait for one another, React says that nothing is pending when the first is done. What the
 * server says stands again when nothing was under way for so long.
 */
const QUIET_MS = 1500;

const only = (isKept: (lineId: string) => boolean) => (all: Record<string, string>) =>
  Object.fromEntries(Object.entries(all).filter(([lineId]) => isKept(lineId)));

/**
 * Quantities as the shopper sees them before the server has agreed. When it refuses, or when nothing is under way any
 * more, what the server says stands again.
 *
 * @param send is called at once for a step, and for typing when it pauses or leaves the field.
 * @param refused the line of the latest answer where that was a refusal; `answer` is that answer.
 */
export function useQuantityDrafts(
  send: (lineId: string, quantity: number) => void,
  { pending, answer, refused }: { pending: boolean; answer: unknown; refused: string | undefined },
  typed: Record<string, string>,
) {
  const [drafts, setDrafts] = useState(typed);
  const timers = useRef(new Map<string, number>());
  const wasPending = useRef(false);
  const lastAnswer = useRef(answer);
  useEffect(() => {
    if (lastAnswer.current === answer) return;
    lastAnswer.current = answer;
    setDrafts(only((id) => id !== refused || timers.current.has(id)));
  }, [answer, refused]);
  useEffect(() => {
    if (pending) wasPending.current = true;
    if (pending || !wasPending.current) return;
    const timer = window.setTimeout(() => setDrafts(only((id) => timers.current.has(id))), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [pending]);

  const forget = (lineId: string) => {
    window.clearTimeout(timers.current.get(lineId));
    timers.current.delete(lineId);
  };
  const commit = (lineId: string, text: string) => {
    forget(lineId);
    if (/^[1-9]\d{0,2}$/.test(text)) send(lineId, Number(text));
    else setDrafts(only((id) => id !== lineId));
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
