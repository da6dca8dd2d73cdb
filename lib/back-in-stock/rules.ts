/** How long the link in the first mail confirms. */
export const CONFIRM_HOURS = 48;

/** Unconfirmed requests of one address: whoever types somebody else's address cannot flood it. */
export const MAX_UNCONFIRMED = 5;

/** Who waits longer has bought it elsewhere. */
export const KEEP_DAYS = 365;

/** A request that was answered is kept so long, for the link in its mail to delete it. */
export const KEEP_NOTIFIED_DAYS = 30;

/** A mail that the server refused so often is given up. */
export const MAX_ATTEMPTS = 5;

/** Raised whenever the words of the consent change. */
export const CONSENT_VERSION = "1";

const PEOPLE_PER_UNIT = 4;
const MOST_PER_DAY = 5000;

/**
 * How many people are told now. About four for each unit that can be bought: not all of them buy, and nobody should
 * be called for what is long gone. The rest hear of it a day later, if it still lies there, or at the next return.
 *
 * @param available units that can be bought; null when stock is not counted.
 * @param notifiedToday people that were told in the last 24 hours.
 */
export function calculateAllowance(available: number | null, notifiedToday: number): number {
  const most = available === null ? MOST_PER_DAY : Math.min(MOST_PER_DAY, available * PEOPLE_PER_UNIT);
  return Math.max(0, most - notifiedToday);
}
