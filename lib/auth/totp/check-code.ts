import type { Db } from "@/db/client";
import { findCodePeriod } from "./one-time-code";
import { findTotp, takePeriod, takeRecoveryCode } from "./queries";
import { isAppCode } from "./recovery-codes";
import { openSecret } from "./secret-box";

/**
 * Whether this is a code of the person's app, or one of their recovery codes; either is used up by it. A code that was
 * taken once is refused, even within its 30 seconds and by two requests at once.
 */
export async function checkCode(db: Db, userId: string, typed: string): Promise<boolean> {
  const code = typed.replaceAll(/\s/g, "");
  if (!isAppCode(code)) return takeRecoveryCode(db, userId, code);
  const row = await findTotp(db, userId);
  if (!row?.confirmedAt) return false;
  const period = findCodePeriod(openSecret(row.secretEncrypted, userId), code);
  return period !== null && (await takePeriod(db, userId, period));
}
