import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import type { Context } from "@/lib/operation/context";
import { traced } from "@/lib/telemetry/telemetry";
import { sendMail } from "@/lib/vendors/smtp";
import { claimMail, markMailSent, releaseMail } from "./claim-mail";

type Letter = {
  to: string;
  subject: string;
  body: ReactElement;
  headers?: Readonly<Record<string, string>>;
};

/**
 * Sends the one mail about a fact, whatever repeats; `write` is called only when it is to be sent.
 *
 * @throws what the mail server throws, and `MailClaimedError`; the mail stays unsent and the job tries again.
 */
export async function sendOnce(
  ctx: Context,
  { kind, subjectId }: { kind: string; subjectId: string },
  write: () => Promise<Letter>,
): Promise<void> {
  const messageId = await claimMail(ctx, kind, subjectId);
  if (messageId === null) return;
  try {
    const { to, subject, body, headers = {} } = await write();
    const html = await render(body);
    const text = toPlainText(html);
    await traced(`mail ${kind}`, { kind: "client", attributes: { "storehouse.mail": kind } }, () =>
      sendMail({ to, subject, html, text, messageId, headers }),
    );
  } catch (error) {
    await releaseMail(ctx, kind, subjectId);
    throw error;
  }
  await markMailSent(ctx, kind, subjectId);
}
