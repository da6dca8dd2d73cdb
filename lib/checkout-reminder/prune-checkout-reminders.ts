import type { Db } from "@/db/client";
import { deleteOldReminders } from "./queries";
import { KEEP_DAYS } from "./rules";

/** Forgets addresses a month after their mail, or after their consent, and at once where the cart was paid. */
export const pruneCheckoutReminders = (db: Db): Promise<void> => deleteOldReminders(db, KEEP_DAYS);
