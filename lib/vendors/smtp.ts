import nodemailer from "nodemailer";
import SmtpTransport from "nodemailer/lib/smtp-transport";
import { getEnv } from "@/lib/env/env";

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  headers?: Readonly<Record<string, string>>;
};

/** Hands a mail to the server of `SMTP_URL`. @throws when it does not take it, or falls silent. */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = getEnv();
  // Beside a URL, createTransport itself takes no other option, and says nothing of it: it would wait for ten minutes.
  const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };
  const transport = nodemailer.createTransport(new SmtpTransport({ url, ...timeouts }));
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
