import { escapeHtml, type HttpAnswer, html } from "../http/serve";

export type Mail = {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  at: Date;
};

export function inboxPage(mails: Pick<Mail, "id" | "to" | "subject" | "at">[]): HttpAnswer {
  const items = mails.map(
    (mail) =>
      `<li><a href="/messages/${mail.id}">${escapeHtml(titleOf(mail))}</a><br><small>to ${escapeHtml(mail.to)}, ${time(mail.at)}</small></li>`,
  );
  return page("Mail", items.length > 0 ? `<ul>${items.join("")}</ul>` : "<p>No mail yet.</p>");
}

export function mailPage(mail: Mail): HttpAnswer {
  const plain = `<pre>${escapeHtml(mail.text)}</pre>`;
  const body = mail.html
    ? `<iframe sandbox="${SANDBOX}" srcdoc="${escapeHtml(`<base target="_blank">${mail.html}`)}" title="The mail"></iframe>
<details><summary>As plain text</summary>${plain}</details>`
    : plain;
  return page(
    titleOf(mail),
    `<p>to ${escapeHtml(mail.to)}, ${time(mail.at)}</p>${body}<p><a href="/">All mail</a></p>`,
  );
}

/** Links of a mail open in a tab of their own; nothing else of it may act. */
const SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

/** What a mail holds was written by others: nothing in it may run. The frame inherits this policy. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; form-action 'none'; frame-ancestors 'none'";

const titleOf = (mail: Pick<Mail, "subject">) => mail.subject || "(no subject)";

const time = (at: Date) => `<time>${at.toISOString()}</time>`;

function page(title: string, body: string): HttpAnswer {
  return html(
    200,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem;color:#1f2421;background:#fff}
a{color:#1d4d3f}ul{padding-left:1.25rem}li{margin:.75rem 0}iframe{width:100%;height:70vh;border:1px solid #ccc}
pre{white-space:pre-wrap;overflow-wrap:anywhere}small{color:#555}</style>
<main><h1>${escapeHtml(title)}</h1>${body}</main></html>`,
    { "content-security-policy": POLICY, "x-content-type-options": "nosniff" },
  );
}
