import { expect, test } from "@playwright/test";
import { readLocal } from "./local";
import { addToCart, fillAddress, pay, scriptsRun, seeCart, watchConsole } from "./shopper";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a guest browses, declines once, pays, and gets a confirmed order and one mail", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      await addToCart(page, "Contour Mug", javaScriptEnabled);
      if (javaScriptEnabled) await seeCart(page);
      await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
      await page.getByRole("link", { name: "Check out" }).click();
      await fillAddress(page);
      await page.getByRole("button", { name: "Order and pay" }).click();
      await pay(page, "4000 0000 0000 0002");
      await expect(page.getByRole("alert")).toContainText("Your card was declined");
      await pay(page, "4242 4242 4242 4242");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
      const number =
        /SH-\d+/.exec((await page.getByText(/^Order SH-/).textContent()) ?? "")?.[0] ?? "no number";
      await expect
        .poll(async () => {
          const mails = (await (await fetch(`${readLocal().mail.url}/messages`)).json()) as {
            subject: string;
          }[];
          return mails.filter((mail) => mail.subject.includes(number)).length;
        })
        .toBe(1);
      await page.goto("/cart");
      await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
      expect(problems.filter((problem) => !problem.includes("402"))).toEqual([]);
    });
  });
}

test("more than there is keeps what was typed, and says how much there is", async ({ page }) => {
  await page.goto("/products/contour-tile-set");
  await scriptsRun(page);
  await page.getByLabel("Quantity").fill("9");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Only 3 left");
  await expect(page.getByLabel("Quantity")).toHaveValue("9");
});

test("the page keeps its name while what was sent is answered", async ({ page }) => {
  await page.goto("/products/contour-tile-set");
  await scriptsRun(page);
  const names = await page.evaluateHandle(() => {
    const seen = new Set([document.title]);
    const look = () => seen.add(document.title);
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  await page.getByLabel("Quantity").fill("9");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Only 3 left");
  // What the answer brought besides is drawn a moment after the words.
  await page.waitForLoadState("networkidle");
  expect(await names.evaluate((seen) => [...seen])).toEqual([expect.stringContaining("Contour Tile Set")]);
});

test("a quantity that cannot be is refused by the server as well, in words, and keeps what was typed", async ({
  page,
}) => {
  await page.goto("/products/contour-notebook");
  const form = page.locator("form").filter({ has: page.getByLabel("Quantity") });
  for (const typed of ["0", "-1", "0.5", "1000000000"]) {
    await scriptsRun(page);
    await form.evaluate((element: HTMLFormElement) => {
      element.noValidate = true;
    });
    await page.getByLabel("Quantity").fill(typed);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await expect(form.getByRole("alert")).toBeVisible();
    await expect(page.getByLabel("Quantity")).toHaveValue(typed);
    await expect(page.getByLabel("Quantity")).toHaveAttribute("aria-invalid", "true");
    await page.reload();
  }
  await page.goto("/cart");
  await expect(page.getByRole("heading", { name: "Your cart is empty" })).toBeVisible();
});

test("3-D Secure that fails leaves the order open, and one that succeeds confirms it", async ({ page }) => {
  await addToCart(page, "Quilt Notebook");
  await seeCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await pay(page, "4000 0025 0000 3155");
  await page.getByRole("button", { name: /fail/i }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await pay(page, "4000 0025 0000 3155");
  await page.getByRole("button", { name: /complete/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
});

test("a shopper who comes back without paying finds the order waiting, and can go on to pay", async ({
  page,
}) => {
  await addToCart(page, "Quilt Notebook");
  await seeCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("link", { name: "Back to the shop" }).click();
  await page.waitForURL("**/orders/**");
  await page.goto("/cart");
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await pay(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed");
});

test("a bank debit is said to be on its way, and confirms the order when it arrives", async ({ page }) => {
  await addToCart(page, "Quilt Notebook");
  await seeCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await page.getByRole("button", { name: /bank debit that succeeds/i }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your payment is being processed");
  // The page asks again by itself.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed", {
    timeout: 45_000,
  });
});

test("who comes back while the provider is away is told that the order is there, and later that it is paid", async ({
  page,
  request,
}) => {
  const faults = (mode: "fail" | "none") =>
    request.post(`${readLocal().stripe.url}/_test/faults`, { data: { mode, count: 1000 } });
  await addToCart(page, "Quilt Notebook");
  await seeCart(page);
  await page.getByRole("link", { name: "Check out" }).click();
  await fillAddress(page);
  await page.getByRole("button", { name: "Order and pay" }).click();
  await expect(page.getByRole("button", { name: /^Pay/ })).toBeVisible();
  await faults("fail");
  try {
    await pay(page, "4242 4242 4242 4242");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Waiting for your payment");
    await expect(page.getByText("If you have just paid, this page changes by itself")).toBeVisible();
  } finally {
    await faults("none");
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you, your order is confirmed", {
    timeout: 60_000,
  });
});
