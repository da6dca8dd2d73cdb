const UNIT_SECONDS: Record<string, number> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/**
 * `1h30m`, `10s`, or an ISO time, in seconds from `fromMs`; never negative.
 *
 * @throws Error when it is neither.
 */
export function secondsUntil(text: string, fromMs = Date.now()): number {
  if (/^(\d+[wdhms])+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_SECONDS[unit ?? ""] ?? 0), 0);
  }
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Error(`not a duration: ${JSON.stringify(text)}`);
  return Math.max(0, (at - fromMs) / 1000);
}
