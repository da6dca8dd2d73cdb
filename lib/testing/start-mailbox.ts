import { openTestDatabase } from "@/db/testing/database";
import { startMail } from "@/local/mail/start-mail";

export type CaughtMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
};

/** A mail server that can go away and come back, at the same address, with the mails that it took. */
export async function startMailbox() {
  const database = await openTestDatabase({ maxConnections: 2 });
  let mail = await startMail({ databaseUrl: database.url });
  const { smtpUrl, smtpPort } = mail;
  return {
    smtpUrl,
    stopSmtp: () => mail.stop(),
    startSmtp: async () => {
      mail = await startMail({ databaseUrl: database.url, smtpPort });
    },
    withId: async (messageId: string): Promise<CaughtMail[]> => {
      const response = await fetch(`${mail.url}/messages`);
      const mails = (await response.json()) as CaughtMail[];
      return mails.filter((caught) => caught.messageId === messageId);
    },
    stop: async () => {
      await mail.stop();
      await database.close();
    },
  };
}
