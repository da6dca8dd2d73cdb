/** On pages that stand for something that does not exist: the page cache answers 404 with them. Never invalidated. */
export const MISSING_TAG = "missing";
