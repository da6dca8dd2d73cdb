/**
 * How many of each line a form names (`lines.<id>`), without those of which none is wanted. What is no number stays
 * text, for validation to refuse.
 */
export function readQuantities(lines: unknown): { lineId: string; quantity: unknown }[] {
  if (typeof lines !== "object" || lines === null) return [];
  return Object.entries(lines).flatMap(([lineId, text]) => {
    const typed = typeof text === "string" ? text.trim() : "";
    if (typed === "" || typed === "0") return [];
    return [{ lineId, quantity: /^\d{1,4}$/.test(typed) ? Number(typed) : typed }];
  });
}
