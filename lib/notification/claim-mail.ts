import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { sentMail } from "@/db/schema/platform";
import { getEnv } from "@/lib/env/env";
import type { Context } from "@/lib/operation/context";

/** Longer than sending can take: after it, whoever claimed is taken for dead. */
const CLAIM_SECONDS = 60;

/** Another is sending this mail, or died while sending it: who needs it sent must look again later. */
export class MailClaimedError extends Error {
  override name = "MailClaimedError";
}

/**
 * Claims the one mail that may go out about a fact. The message id is made of the fact, so that a mail which
 * was sent just before a crash carries the same id again, and mail servers drop the second.
 *
 * @returns null when it was sent.
 * @throws MailClaimedError while another claim is fresh. To call that done would lose the mail if its sender
 * died.
 */
export async function claimMail(ctx: Context, kind: string, subjectId: string): Promise<string | null> {
  const messageId = `<${kind}.${subjectId}@${new URL(getEnv().APP_URL).hostname}>`;
  const [claimed] = await ctx.db
    .insert(sentMail)
    .values({ kind, subjectId, messageId })
    .onConflictDoUpdate({
      target: [sentMail.kind, sentMail.subjectId],
      set: { claimedAt: sql`now()` },
      setWhere: and(
        isNull(sentMail.sentAt),
        lt(sentMail.claimedAt, sql`now() - make_interval(secs => ${CLAIM_SECONDS})`),
      ),
    })
    .returning({ messageId: sentMail.messageId });
  if (claimed) return claimed.messageId;
  const [sent] = await ctx.db
    .select({ sentAt: sentMail.sentAt })
    .from(sentMail)
    .where(and(eq(sentMail.kind, kind), eq(sentMail.subjectId, subjectId)));
  if (sent?.sentAt) return null;
  throw new MailClaimedError(`the mail ${messageId} is being sent`);
}

export async function markMailSent(ctx: Context, kind: string, subjectId: string): Promise<void> {
  await ctx.db
    .update(sentMail)
    .set({ sentAt: sql`now()` })
    .where(and(eq(sentMail.kind, kind), eq(sentMail.subjectId, subjectId)));
}

/** Sending failed: the next try need not wait until the claim is old. */
export async function releaseMail(ctx: Context, kind: string, subjectId: string): Promise<void> {
  await ctx.db
    .update(sentMail)
    .set({ claimedAt: sql`to_timestamp(0)` })
    .where(and(eq(sentMail.kind, kind), eq(sentMail.subjectId, subjectId), isNull(sentMail.sentAt)));
}
