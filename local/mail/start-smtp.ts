import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

export type ReceivedMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** Of the mail's header, what mail programs make buttons of: `list-unsubscribe` and its like. */
  headers: Record<string, string>;
};

const MAX_MAIL_BYTES = 10 * 1024 * 1024;
/** A sender's idle pooled connection must not hold the end of the process. */
const CLOSE_TIMEOUT_MS = 500;

/**
 * Takes mail from anybody on loopback. The sender is told that a mail was taken only after `keep` has ended; what
 * `keep` throws becomes a temporary failure (450), so that the sender tries again.
 */
export async function startSmtp(
  port: number,
  keep: (mail: ReceivedMail) => Promise<void>,
  log: (message: string, detail?: unknown) => void,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    size: MAX_MAIL_BYTES,
    closeTimeout: CLOSE_TIMEOUT_MS,
    // Whatever credentials the settings carry, they are good here.
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anybody" }),
    allowInsecureAuth: true,
    onData: (stream, session, done) => {
      receive(stream, session.envelope.rcptTo)
        .then(keep)
        .then(
          () => done(),
          (error: Error) => {
            log("mail was not kept", error);
            done(error);
          },
        );
    },
  });
  const bound = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    const listener = server.listen(port, "127.0.0.1", () => {
      const address = listener.address();
      if (address && typeof address === "object") resolve(address.port);
      else reject(new Error("the mail service has no port"));
    });
  });
  server.on("error", (error) => log("smtp", error));
  return { port: bound, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function receive(
  stream: SMTPServerDataStream,
  recipients: { address: string }[],
): Promise<ReceivedMail> {
  const mail = await simpleParser(stream);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error("The mail is larger than 10 MB."), { responseCode: 552 });
  }
  const shown = [mail.to ?? []].flat().map((address) => address.text);
  // Postgres' text holds no zero character.
  const clean = (text: string) => text.replaceAll("\u0000", "");
  return {
    // A blind copy names its reader in the envelope alone.
    to: clean((shown.length > 0 ? shown : recipients.map(({ address }) => address)).join(", ")),
    subject: clean(mail.subject ?? ""),
    text: clean(mail.text ?? ""),
    html: clean(typeof mail.html === "string" ? mail.html : ""),
    messageId: clean(mail.messageId ?? ""),
    headers: Object.fromEntries(
      mail.headerLines
        .filter(({ key }) => key.startsWith("list-"))
        .map(({ key, line }) => [
          key,
          clean(line.slice(line.indexOf(":") + 1))
            .replace(/\r?\n\s+/g, " ")
            .trim(),
        ]),
    ),
  };
}
