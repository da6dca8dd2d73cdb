import postgres from "postgres";
import { ensureSchema } from "../http/ensure-schema";
import { type HttpAnswer, type HttpRequest, type HttpServer, json, serve } from "../http/serve";
import { inboxPage, type Mail, mailPage } from "./pages";
import { type ReceivedMail, startSmtp } from "./start-smtp";

type Options = {
  databaseUrl: string;
  port?: number;
  /** Loopback when absent. */
  host?: string;
  smtpPort?: number;
  log?: (message: string, detail?: unknown) => void;
};

/** Older mails go when new ones come. */
const MAX_KEPT_MAILS = 1000;

/**
 * An SMTP server that keeps every mail in Postgres (schema `local_mail`) and shows them: `/` and `/messages/<id>` for
 * people, `/messages` for programs (oldest first).
 */
export async function startMail(
  options: Options,
): Promise<HttpServer & { smtpUrl: string; smtpPort: number }> {
  const log = options.log ?? (() => undefined);
  const sql = postgres(options.databaseUrl, { max: 2, backoff: () => 0.2, onnotice: () => undefined });
  await ensureSchema(
    sql,
    `create schema if not exists local_mail;
     create table if not exists local_mail.message (
       id bigserial primary key, "to" text not null, subject text not null, text text not null, html text not null,
       message_id text not null, at timestamptz not null default now());
     alter table local_mail.message add column if not exists headers jsonb not null default '{}';`,
  );
  const smtp = await startSmtp(options.smtpPort ?? 0, (mail) => keep(sql, mail), log);
  const http = await serve(options.port ?? 0, (request) => answer(sql, request), log, options.host);
  return {
    ...http,
    smtpPort: smtp.port,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    stop: async () => {
      await Promise.all([http.stop(), smtp.stop()]);
      await sql.end({ timeout: 2 });
    },
  };
}

async function keep(sql: postgres.Sql, mail: ReceivedMail): Promise<void> {
  await sql`
    insert into local_mail.message ("to", subject, text, html, message_id, headers)
    values (${mail.to}, ${mail.subject}, ${mail.text}, ${mail.html}, ${mail.messageId}, ${sql.json(mail.headers)})`;
  await sql`
    delete from local_mail.message where id <= (select max(id) from local_mail.message) - ${MAX_KEPT_MAILS}`;
}

async function answer(sql: postgres.Sql, { method, path }: HttpRequest): Promise<HttpAnswer> {
  if (method !== "GET" && method !== "HEAD") return json(405, { error: "Only GET is answered." });
  if (path === "/") {
    const mails = await sql<Mail[]>`
      select id::int, "to", subject, at from local_mail.message order by local_mail.message.id desc`;
    return inboxPage(mails);
  }
  if (path === "/messages") {
    return json(
      200,
      await sql`
        select id::int, "to", subject, text, html, message_id as "messageId", headers, at
        from local_mail.message order by local_mail.message.id`,
    );
  }
  const id = /^\/messages\/([1-9]\d{0,8})$/.exec(path)?.[1];
  const [mail] = id
    ? await sql<Mail[]>`
        select id::int, "to", subject, text, html, message_id as "messageId", at
        from local_mail.message where id = ${id}`
    : [];
  return mail ? mailPage(mail) : json(404, { error: "No such mail." });
}
