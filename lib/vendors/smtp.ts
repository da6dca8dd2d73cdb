import nodemailer from "nodemailer";
import { getEnv } from "@/lib/env/env";

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  headers?: Readonly<Record<string, string>>;
};

/** Hands a mail to the server of `SMTP_URL`. @throws when it does not take it. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = getEnv();
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
  });
  try {
    await transport.sendMail({ from, ...mail, headers: { ...mail.headers } });
  } finally {
    transport.close();
  }
}

/** The server answered that it will never take this mail, for example for an address that does not exist. */
export function isMailRefusal(error: unknown): boolean {
  return error instanceof Error && "responseCode" in error && Number(error.responseCode) >= 500;
}
