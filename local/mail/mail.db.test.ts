import nodemailer from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "@/db/testing/database";
import { startMail } from "./start-mail";

type Shown = { id: number; to: string; subject: string; text: string; html: string; messageId: string };

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let mail: Awaited<ReturnType<typeof startMail>>;
const from = "Shop <shop@example.com>";

beforeAll(async () => {
  database = await openTestDatabase({ maxConnections: 2 });
  mail = await startMail({ databaseUrl: database.url });
});

afterAll(async () => {
  await mail.stop();
  await database.close();
});

const listed = async (): Promise<Shown[]> => (await fetch(`${mail.url}/messages`)).json();

async function send(message: nodemailer.SendMailOptions): Promise<Shown> {
  const transport = nodemailer.createTransport(mail.smtpUrl);
  await transport.sendMail({ from, ...message });
  transport.close();
  const last = (await listed()).at(-1);
  if (!last) throw new Error("no mail was kept");
  return last;
}

test("a mail that was taken is listed with all that it said", async () => {
  const kept = await send({
    to: ["Ünal <one@example.com>", "two@example.com"],
    subject: "Your order SH-100042 – thank you",
    text: "Plain — text",
    html: "<p>Rich <b>text</b></p>",
    messageId: "<order-1@example.com>",
    headers: { "List-Unsubscribe": "<https://example.com/no-more>" },
  });
  expect(kept).toEqual({
    id: expect.any(Number),
    to: expect.stringMatching(/Ünal.*one@example\.com.*two@example\.com/),
    subject: "Your order SH-100042 – thank you",
    text: expect.stringContaining("Plain — text"),
    html: "<p>Rich <b>text</b></p>",
    messageId: "<order-1@example.com>",
    headers: { "list-unsubscribe": "<https://example.com/no-more>" },
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});

test("mails outlive the service", async () => {
  const kept = await send({ to: "one@example.com", subject: "Kept", text: "…" });
  await mail.stop();
  mail = await startMail({ databaseUrl: database.url });
  expect(await listed()).toContainEqual(kept);
});

test("nothing of a mail can act in the inbox", async () => {
  const attack = `"><script>alert(1)</script><img src=x onerror="alert(2)">`;
  const kept = await send({
    to: `"${attack.replaceAll('"', "'")}" <a@example.com>`,
    subject: attack,
    html: attack,
  });
  for (const path of ["/", `/messages/${kept.id}`]) {
    const response = await fetch(mail.url + path);
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(response.headers.get("content-security-policy")).not.toContain("script-src");
    const page = await response.text();
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain("script&#62;");
  }
  const page = await (await fetch(`${mail.url}/messages/${kept.id}`)).text();
  expect(/<iframe sandbox="([^"]*)"/.exec(page)?.[1]).not.toMatch(/allow-(scripts|same-origin|forms|top)/);
});

test("a mail of plain text alone is shown, and an unknown one is not found", async () => {
  const kept = await send({ to: "one@example.com", subject: "", text: "a < b" });
  const page = await (await fetch(`${mail.url}/messages/${kept.id}`)).text();
  expect(page).toContain("a &#60; b");
  expect(page).not.toContain("<iframe");
  for (const path of ["/messages/999999", "/messages/0", "/messages/1e3", "/elsewhere"])
    expect((await fetch(mail.url + path)).status).toBe(404);
});

test("credentials of the settings do not keep a mail from being taken", async () => {
  const url = new URL(mail.smtpUrl);
  url.username = "user";
  url.password = "secret";
  const transport = nodemailer.createTransport(url.href);
  await expect(transport.verify()).resolves.toBe(true);
  transport.close();
});

test("a sender is told to try again when the mail could not be kept", async () => {
  await database.sql`alter table local_mail.message rename to elsewhere`;
  const transport = nodemailer.createTransport(mail.smtpUrl);
  const failed = transport.sendMail({ from, to: "one@example.com", subject: "Lost?", text: "…" });
  await expect(failed).rejects.toMatchObject({ responseCode: 450 });
  transport.close();
  await database.sql`alter table local_mail.elsewhere rename to message`;
  expect((await listed()).map(({ subject }) => subject)).not.toContain("Lost?");
});
