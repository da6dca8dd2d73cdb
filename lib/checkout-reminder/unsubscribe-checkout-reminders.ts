import { eq, sql } from "drizzle-orm";
import { checkoutReminder, checkoutReminderOptOut } from "@/db/schema/checkout-reminder";
import { AppError } from "@/lib/errors/app-error";
import type { Context } from "@/lib/operation/context";
import { hashAddress, selectReminderByToken } from "./queries";

/**
 * Ends reminders to the address of a link, for ever: deletes all that it has, and keeps a hash of it, so that no later
 * tick, whoever sets it, brings another.
 *
 * @throws AppError `not_found`, the same for a forged token and a reminder that is gone.
 */
export async function unsubscribeCheckoutReminders(
  ctx: Context,
  { token }: { token: string },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const found = await selectReminderByToken(tx, token);
    if (!found) throw new AppError("not_found", "There is no such reminder");
    const email = found.reminder.email.toLowerCase();
    await tx
      .insert(checkoutReminderOptOut)
      .values({ emailHash: hashAddress(email) })
      .onConflictDoNothing();
    await tx.delete(checkoutReminder).where(eq(sql`lower(${checkoutReminder.email})`, email));
  });
}
