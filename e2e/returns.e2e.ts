import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectSoundLayout } from "./layout";
import { readLocal } from "./local";
import { buyTwo, ship } from "./paid-order";
import { signIn } from "./staff";

const PRODUCT = "weave-card-set";
const TITLE = "Weave Card Set";

const open = async (browser: Browser, javaScriptEnabled: boolean, width = 1440): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled, viewport: { width, height: 900 } })).newPage();

const numberOn = async (page: Page): Promise<string> =>
  /SH-\d+-R1/.exec((await page.locator("#returns").textContent()) ?? "")?.[0] ?? "";

/** The mail about a return, when it has come. */
async function mailOf(page: Page, number: string, words: string): Promise<{ text: string }> {
  let found: { subject: string; text: string } | undefined;
  await expect(async () => {
    const mails = (await (await page.request.get(`${readLocal().mail.url}/messages`)).json()) as {
      subject: string;
      text: string;
    }[];
    found = mails.find(({ subject }) => subject.includes(number) && subject.includes(words));
    expect(found).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return found ?? { text: "" };
}

for (const javaScriptEnabled of [false, true]) {
  test(`from the wish to the money, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
    request,
  }) => {
    const { orderId, path } = await buyTwo(request, PRODUCT);
    const page = await open(browser, javaScriptEnabled);
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Send something back" })).toHaveCount(0);
    await ship(request, orderId);
    await page.goto(path);
    await page.getByRole("link", { name: "Send something back" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Send something back");

    // Nothing chosen: what was typed stays, and the summary says what is missing.
    await page.getByLabel("In your own words").fill("The blue is another one.");
    await page.getByRole("button", { name: "Ask for the return" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Something is missing" })).toBeFocused();
    await expect(page.getByLabel("In your own words")).toHaveValue("The blue is another one.");
    await page.getByLabel(new RegExp(TITLE)).selectOption("1");
    await page.getByLabel("Why?").selectOption("It is not as described");
    await page.getByRole("button", { name: "Ask for the return" }).click();
    await expect(page.getByText("Waiting for our look")).toBeVisible();
    const number = await numberOn(page);

    const staff = await open(browser, javaScriptEnabled);
    await signIn(staff);
    await staff.getByRole("link", { name: "Returns" }).click();
    await staff.getByRole("link", { name: number }).click();
    await expect(staff.getByText("The blue is another one.")).toBeVisible();
    await staff.getByLabel("Words to the shopper").fill("Storehouse, 1 Side Street, Rome");
    await staff.getByRole("button", { name: "Approve the return" }).click();
    await expect(staff.getByText("approved", { exact: true })).toBeVisible();
    expect((await mailOf(page, number, "send us")).text).toContain("1 Side Street");
    await page.goto(path);
    await expect(page.getByText("Approved: send it to us")).toBeVisible();
    await expect(page.getByText("1 Side Street")).toBeVisible();

    // More than was announced is refused in words.
    await staff.getByLabel(/^Came/).fill("2");
    await staff.getByRole("button", { name: "Mark as received" }).click();
    await expect(staff.getByText("1 of this line were announced, not 2")).toBeVisible();
    await staff.getByLabel(/^Came/).fill("1");
    await staff.getByLabel("Give the money for what came back now").check();
    await staff.getByRole("button", { name: "Mark as received" }).click();
    await expect(staff.getByText("closed", { exact: true })).toBeVisible();
    await expect(staff.getByText(/succeeded|pending/)).toBeVisible();
    await mailOf(page, number, "has arrived");
    await page.goto(path);
    await expect(page.getByText("Finished", { exact: true })).toBeVisible();
    await expect(page.getByText(/goes back to you/)).toBeVisible();
    await expect(page.getByText("Refunded").first()).toBeVisible();
    await staff.goto(`/admin/orders/${orderId}`);
    await expect(staff.getByText("partially refunded")).toBeVisible();
    await expect(staff.getByRole("link", { name: number })).toBeVisible();
  });
}

test("a return that cannot be taken is declined with words that the shopper reads", async ({
  browser,
  request,
}) => {
  const { orderId, path, token } = await buyTwo(request, PRODUCT);
  await ship(request, orderId);
  const own = { token, reason: "other", lines: [] as unknown[] };
  const free = (await (await request.get(`/api/v1/orders/${orderId}/returns?token=${token}`)).json()) as {
    returnable: unknown[];
  };
  const made = await request.post(`/api/v1/orders/${orderId}/returns`, {
    data: { ...own, lines: free.returnable },
  });
  expect(made.status()).toBe(201);
  const { id, number } = (await made.json()) as { id: string; number: string };
  const staff = await open(browser, false, 360);
  await signIn(staff);
  await staff.goto(`/admin/returns/${id}`);
  await staff.locator("summary", { hasText: "Decline" }).click();
  await staff.getByRole("button", { name: "Decline the return" }).click();
  await expect(staff.getByText("Say why").first()).toBeVisible();
  await staff.getByLabel("Why not").fill("It was made for you.");
  await staff.getByRole("button", { name: "Decline the return" }).click();
  await expect(staff.getByText("declined", { exact: true })).toBeVisible();
  expect((await mailOf(staff, number, "About")).text).toContain("It was made for you.");
  const page = await open(browser, false, 360);
  await page.goto(`/de${path}`);
  await expect(page.getByText("Abgelehnt", { exact: true })).toBeVisible();
  await expect(page.getByText("It was made for you.")).toBeVisible();
});

for (const javaScriptEnabled of [false, true]) {
  test(`a shopper takes a wish back, and staff open the return instead, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
    request,
  }) => {
    const { orderId, path, token } = await buyTwo(request, PRODUCT);
    await ship(request, orderId);
    const asked = `/api/v1/orders/${orderId}/returns`;
    const { returnable } = (await (await request.get(`${asked}?token=${token}`)).json()) as {
      returnable: unknown[];
    };
    await request.post(asked, { data: { token, reason: "other", lines: returnable } });
    const page = await open(browser, javaScriptEnabled, 360);
    await page.goto(path);
    await page.getByRole("button", { name: "Take this request back" }).click();
    await expect(page.getByText("Taken back by you")).toBeVisible();
    await expect(page.getByRole("link", { name: "Send something back" })).toBeVisible();

    const staff = await open(browser, javaScriptEnabled);
    await signIn(staff);
    await staff.goto(`/admin/orders/${orderId}`);
    await staff.locator("summary", { hasText: "Open a return" }).click();
    const form = staff.locator("details", { hasText: "Open a return" });
    await form.getByLabel(new RegExp(TITLE)).fill("1");
    await form.getByRole("button", { name: "Open the return" }).click();
    await expect(form.getByRole("alert")).toBeVisible();
    await expect(form.getByLabel(new RegExp(TITLE))).toHaveValue("1");
    await form.getByLabel("Reason").selectOption("faulty");
    await form.getByLabel("Words to the shopper").fill("Storehouse, 1 Side Street, Rome");
    await form.getByRole("button", { name: "Open the return" }).click();
    await expect(staff.getByRole("link", { name: /SH-\d+-R2/ })).toBeVisible();
    if (javaScriptEnabled) await expectSoundLayout(staff);
    await page.goto(path);
    await expect(page.getByText("Approved: send it to us")).toBeVisible();
    await expect(page.getByText("1 Side Street")).toBeVisible();
  });
}

for (const width of [1440, 360]) {
  test(`pages of returns are sound and accessible, ${width} px`, async ({ browser, request }) => {
    const { orderId, path, token } = await buyTwo(request, PRODUCT);
    await ship(request, orderId);
    const page = await open(browser, true, width);
    await page.goto(`/orders/${orderId}/returns?token=${token}`);
    await expectSoundLayout(page);
    await page.getByRole("button", { name: "Ask for the return" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Something is missing" })).toBeFocused();
    await expectSoundLayout(page);
    await page.getByLabel(new RegExp(TITLE)).selectOption("2");
    await page.getByLabel("Why?").selectOption("It arrived damaged");
    await page.getByRole("button", { name: "Ask for the return" }).click();
    await expect(page.getByText("Waiting for our look")).toBeVisible();
    await expectSoundLayout(page);
    await page.goto(`/orders/${orderId}/returns?token=${token}`);
    await expect(page.getByText("Nothing of this order can be sent back")).toBeVisible();
    await expectSoundLayout(page);
    await page.goto(path);
    const number = await numberOn(page);
    await signIn(page);
    await page.goto("/admin/returns");
    await expectSoundLayout(page);
    await page.getByRole("link", { name: number }).click();
    await expect(page.getByRole("button", { name: "Approve the return" })).toBeVisible();
    await expectSoundLayout(page);
    await page.getByRole("button", { name: "Approve the return" }).click();
    await expect(page.getByRole("button", { name: "Mark as received" })).toBeVisible();
    await expectSoundLayout(page);
  });
}
