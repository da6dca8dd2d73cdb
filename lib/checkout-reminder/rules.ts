/** Raised whenever the words of the consent change. */
export const CONSENT_VERSION = "1";

/** A reminder is kept so long after its mail, or without one after the consent: for the links in the mail. */
export const KEEP_DAYS = 30;

/** Between two reminders to one address, whatever carts: nobody is flooded by whoever types the address. */
export const QUIET_DAYS = 7;

/** A mail that the server refused so often is given up. */
export const MAX_ATTEMPTS = 5;
