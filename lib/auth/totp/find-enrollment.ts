import { renderSVG } from "uqr";
import type { Db } from "@/db/client";
import { toEnrollmentUrl } from "./one-time-code";
import { findTotp } from "./queries";
import { openSecret } from "./secret-box";

export type Enrollment = { key: string; url: string; svg: string };

/** What the page shows of a set-up that was started and not finished; null where there is none. */
export async function findEnrollment(
  db: Db,
  { userId, email }: { userId: string; email: string },
): Promise<Enrollment | null> {
  const row = await findTotp(db, userId);
  if (!row || row.confirmedAt) return null;
  const key = openSecret(row.secretEncrypted, userId);
  const url = toEnrollmentUrl(key, email);
  return { key, url, svg: renderSVG(url, { border: 2 }) };
}
