import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { readLocal } from "./local";

/** What this page has just been counted for, uses up: as many tries more would. */
async function exhaust(policy: string, work: () => Promise<unknown>): Promise<void> {
  const sql = postgres(readLocal().databaseUrl, { max: 1, onnotice: () => undefined });
  const list = async () =>
    (await sql<{ key: string }[]>`select key from rate_limit where key like ${`${policy}:%`}`).map(
      ({ key }) => key,
    );
  const before = await list();
  await work();
  const own = (await list()).filter((key) => !before.includes(key));
  await sql`update rate_limit set points = 1000000, expire = now() + interval '14 minutes' where key = any(${own})`;
  await sql.end();
}

const forms = [
  {
    name: "the form that finds an order",
    policy: "order_lookup-order-here",
    path: "/orders/find",
    fields: (page: Page) => [page.locator("#number"), page.locator("#email")],
    typed: (own: string) => [`SH-9${own}`, "ada@example.com"],
    kept: 2,
    submit: /^(Find|Bestellung suchen)/,
  },
  {
    name: "the form that signs in",
    policy: "sign_in-account-here",
    path: "/account/sign-in",
    fields: (page: Page) => [page.locator("#sign-in-email"), page.locator("#sign-in-password")],
    typed: (own: string) => [`limited-${own}@example.com`, "not the password"],
    // A password never comes back.
    kept: 1,
    submit: /^(Sign in|Anmelden)$/,
  },
] as const;

test("who is over a limit reads when to try again, in both languages and without JavaScript, and keeps what was typed", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const said = { "": "Try again in 14 minutes.", "/de": "Versuche es in 14 Minuten noch einmal." };
  for (const form of forms) {
    for (const [prefix, words] of Object.entries(said)) {
      const typed = form.typed(`${Date.now()}`.slice(-8));
      const send = async () => {
        await page.goto(prefix + form.path);
        const fields = form.fields(page);
        for (const [index, field] of fields.entries()) await field.fill(typed[index] ?? "");
        await page.getByRole("main").getByRole("button", { name: form.submit }).click();
        await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
      };
      await exhaust(form.policy, send);
      await send();
      await expect(page.getByRole("main").getByRole("alert"), form.name).toContainText(words);
      for (const [index, field] of form.fields(page).entries())
        await expect(field).toHaveValue(index < form.kept ? (typed[index] ?? "") : "");
    }
  }
});

test("whatever address a request makes up for itself, it is counted by its connection", async ({
  request,
}) => {
  const left = async (index: number) => {
    const made = `203.0.113.${index}`;
    const headers = { "x-forwarded-for": made, forwarded: `for=${made}`, "x-real-ip": made };
    const answer = await request.get("/api/v1/categories", { headers });
    const [, remaining] = /^"read-address";r=(\d+);/.exec(answer.headers().ratelimit ?? "") ?? [];
    return Number(remaining);
  };
  const first = await left(1);
  expect(first).toBeGreaterThan(0);
  // Others read from here, too, and a window may end.
  const later = [await left(2), await left(3), await left(4)];
  expect(later.filter((remaining) => remaining < first).length).toBeGreaterThanOrEqual(2);
});
