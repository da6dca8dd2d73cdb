import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { readLocal } from "./local";
import { signIn } from "./staff";

let sql: postgres.Sql;
test.beforeAll(() => {
  sql = postgres(readLocal().databaseUrl, { max: 1, onnotice: () => undefined });
});
test.afterAll(() => sql.end());

/** A job that gave up; of an order that is not there, so that a repeat has nothing to do, and succeeds. */
async function addDeadLetter(error: string): Promise<string> {
  const id = crypto.randomUUID();
  await sql`insert into dead_letter (id, job, event_id, event_name, data, error, attempts, last_run_id)
    values (${id}, 'send-cancellation-notice', ${id}, 'order/canceled',
      ${sql.json({ orderId: crypto.randomUUID() })}, ${error}, 11, 'run')`;
  return id;
}

const cardOf = (page: Page, error: string) => page.getByRole("listitem").filter({ hasText: error });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 800 } });

    test("a job that gave up is tried again until it is done, or dismissed with a reason", async ({
      page,
    }) => {
      const away = `Error: away ${crypto.randomUUID()}`;
      const wrong = `Error: wrong ${crypto.randomUUID()}`;
      await addDeadLetter(away);
      const wrongId = await addDeadLetter(wrong);
      await signIn(page);
      await page.getByRole("link", { name: "Jobs" }).click();
      await expect(cardOf(page, away)).toContainText("Tried 11 times");
      if (javaScriptEnabled) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
      await cardOf(page, away).getByRole("button", { name: /again/ }).click();
      await expect(async () => {
        await page.goto("/admin/jobs?show=done");
        await expect(cardOf(page, away)).toContainText("It was done on", { timeout: 1000 });
      }).toPass({ timeout: 45_000 });
      await page.getByRole("link", { name: "Open" }).click();
      await expect(cardOf(page, away)).toHaveCount(0);

      await cardOf(page, wrong).getByText("Dismiss", { exact: true }).click();
      await cardOf(page, wrong).getByRole("button", { name: "Dismiss the job" }).click();
      await expect(cardOf(page, wrong)).toContainText("Say why");
      await cardOf(page, wrong).getByLabel("Reason").fill("Told the shopper by phone");
      await cardOf(page, wrong).getByRole("button", { name: "Dismiss the job" }).click();
      await expect(cardOf(page, wrong)).toHaveCount(0);
      await page.goto("/admin/jobs?show=done");
      await expect(cardOf(page, wrong)).toContainText("Told the shopper by phone");
      await sql`delete from dead_letter where id = ${wrongId}`;
    });
  });
}

test("over REST, dead jobs are listed, and one is tried again once", async ({ request }) => {
  const id = await addDeadLetter(`Error: REST ${crypto.randomUUID()}`);
  const headers = { authorization: `Bearer ${readLocal().apiKey}` };
  const list = await request.get("/api/v1/admin/dead-letters?open=true&limit=100", { headers });
  expect((await list.json()).data).toContainEqual(expect.objectContaining({ id, state: "dead" }));
  expect((await request.get("/api/v1/admin/dead-letters")).status()).toBe(401);
  const retry = () => request.post(`/api/v1/admin/dead-letters/${id}/retry`, { headers });
  expect((await retry()).status()).toBe(202);
  expect((await retry()).status()).toBe(409);
});
