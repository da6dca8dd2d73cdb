import { expect, test } from "@playwright/test";
import { readLocal } from "./local";
import { addToCart, fillAddress, pay, watchConsole } from "./shopper";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a guest browses, declines once, pays, and gets a confirmed order and one mail", async ({
      page,
    }) => {
      const problems = watchConsole(page);
      await addToCart(page, "Contour Mug");
      if (javaScriptEnabled) await page.getByRole("link", { name: "See the cart" }).click();
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
  await page.getByLabel("Quantity").fill("9");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Only 3 left");
  await expect(page.getByLabel("Quantity")).toHaveValue("9");
});
