import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectSoundLayout } from "./layout";
import { buyTwo } from "./paid-order";
import { signIn } from "./staff";

const FORM = "Edit addresses, e-mail and note";

async function openForm(browser: Browser, orderId: string, javaScriptEnabled: boolean): Promise<Page> {
  const viewport = { width: javaScriptEnabled ? 1440 : 360, height: 900 };
  const page = await (await browser.newContext({ javaScriptEnabled, viewport })).newPage();
  await signIn(page);
  await page.goto(`/admin/orders/${orderId}`);
  await page.locator("summary", { hasText: FORM }).click();
  return page;
}

for (const javaScriptEnabled of [false, true]) {
  test(`of two edits at once the later one keeps its words and sees the other's, JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
    request,
  }) => {
    const { orderId, path } = await buyTwo(request, "weave-card-set");
    const first = await openForm(browser, orderId, javaScriptEnabled);
    const second = await openForm(browser, orderId, javaScriptEnabled);
    const shipping = (page: Page) => page.getByRole("group", { name: "Shipping address" });

    await shipping(first).getByLabel("Street and number").fill("2 Side Street");
    await first.getByRole("button", { name: "Save", exact: true }).click();
    await expect(first.getByText("Saved.")).toBeVisible();

    await shipping(second).getByLabel("Street and number").fill("3 High Street");
    await shipping(second).getByLabel("Postal code").fill("10002");
    await second.getByRole("button", { name: "Save", exact: true }).click();
    await expect(second.getByText("Somebody else has changed the order")).toBeVisible();
    await expect(shipping(second).getByLabel("Street and number")).toHaveValue("3 High Street");
    await expect(shipping(second).getByLabel("Postal code")).toHaveValue("10002");
    await expect(second.getByText("Now saved: 2 Side Street")).toBeVisible();
    if (javaScriptEnabled) await expectSoundLayout(second);

    // Sent again, it is meant.
    await second.getByRole("button", { name: "Save", exact: true }).click();
    await expect(second.getByText("Saved.")).toBeVisible();
    await expect(second.getByText(/^Shipping address was .*2 Side Street/)).toBeVisible();
    await second.goto(path);
    await expect(second.getByText("3 High Street").first()).toBeVisible();
    await expect(second.getByText("Details changed").first()).toBeVisible();
  });
}
