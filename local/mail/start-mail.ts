import { simpleParser } from "mailparser";
import postgres from "postgres";
import { SMTPServer } from "smtp-server";
import { ensureSchema } from "../http/ensure-schema";
import { escapeHtml, type HttpAnswer, type HttpServer, html, json, serve } from "../http/serve";

type Options = {
  databaseUrl: string;
  port?: number;
  smtpPort?: number;
  log?: (message: string, detail?: unknown) => void;
};

type MailRow = {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  at: Date;
};

const KEEP = 1000;

/** An SMTP server that keeps every mail in Postgres (schema `local_mail`) and shows them: `/` and `/messages`. */
export async function startMail(
  options: Options,
): Promise<HttpServer & { smtpUrl: string; smtpPort: number }> {
  const log = options.log ?? (() => undefined);
  const sql = postgres(options.databaseUrl, { max: 2, onnotice: () => undefined });
  await ensureSchema(
    sql,
    `create schema if not exists local_mail;
     create table if not exists local_mail.message (
       id bigserial primary key, "to" text not null, subject text not null, text text not null, html text not null,
       message_id text not null, at timestamptz not null default now());`,
  );
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then(async (mail) => {
          const to = [mail.to ?? []]
            .flat()
            .map((address) => address.text)
            .join(", ");
          const body = typeof mail.html === "string" ? mail.html : "";
          await sql`insert into local_mail.message ("to", subject, text, html, message_id)
            values (${to}, ${mail.subject ?? ""}, ${mail.text ?? ""}, ${body}, ${mail.messageId ?? ""})`;
          await sql`delete from local_mail.message where id <= (select max(id) from local_mail.message) - ${KEEP}`;
        })
        .then(() => done(), done);
    },
  });
  smtp.on("error", (error) => log("smtp", error));
  const smtpPort = await listen(smtp, options.smtpPort ?? 0);
  const http = await serve(options.port ?? 0, (request) => show(sql, request.path), log);
  return {
    ...http,
    smtpPort,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    stop: async () => {
      await http.stop();
      await new Promise<void>((resolve) => smtp.close(resolve));
      await sql.end({ timeout: 2 });
    },
  };
}

function listen(smtp: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    smtp.once("error", reject);
    const server = smtp.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") resolve(address.port);
      else reject(new Error("the mail service has no port"));
    });
  });
}

async function show(sql: postgres.Sql, path: string): Promise<HttpAnswer> {
  const rows = await sql<MailRow[]>`
    select id, "to", subject, text, html, message_id as "messageId", at from local_mail.message order by id`;
  if (path === "/messages")
    return json(
      200,
      rows.map(({ to, subject, text, html: body, messageId, at }) => ({
        to,
        subject,
        text,
        html: body,
        messageId,
        at,
      })),
    );
  if (path === "/") return html(200, inboxPage(rows.toReversed()), policy);
  const one = rows.find((row) => path === `/mail/${row.id}`);
  return one ? html(200, mailPage(one), policy) : json(404, { error: "not found" });
}

// What a mail holds was written by others: nothing in it may run.
const policy = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; img-src http: https: data:",
};

const page = (title: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem;color:#1f2421}
a{color:#1d4d3f}li{margin:.75rem 0}iframe{width:100%;height:70vh;border:1px solid #ccc}small{color:#555}</style>${body}`;

function inboxPage(rows: MailRow[]): string {
  const items = rows.map(
    (row) =>
      `<li><a href="/mail/${row.id}">${escapeHtml(row.subject)}</a><br><small>to ${escapeHtml(row.to)}, ${row.at.toISOString()}</small></li>`,
  );
  return page(
    "Mail",
    `<h1>Mail</h1>${items.length > 0 ? `<ul>${items.join("")}</ul>` : "<p>No mail yet.</p>"}`,
  );
}

function mailPage(mail: MailRow): string {
  return page(
    mail.subject,
    `<p><a href="/">All mail</a></p><h1>${escapeHtml(mail.subject)}</h1><p>to ${escapeHtml(mail.to)}</p>
     <iframe sandbox srcdoc="${escapeHtml(mail.html)}" title="The mail"></iframe>`,
  );
}
