import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import postgres from "postgres";
import { mailedPath, newEmail, PASSWORD, register, signInAtShop } from "./customer";
import { expectSoundLayout } from "./layout";
import { readLocal } from "./local";
import { buyTwo, ship } from "./paid-order";
import { addToCart, pay, seeCart, watchConsole } from "./shopper";

const pages = ["", "/orders", "/addresses", "/addresses/new", "/profile", "/sessions", "/privacy"];
const navigation = (page: Page) => page.getByRole("navigation", { name: "Account" });
const open = (page: Page, name: string) => navigation(page).getByRole("link", { name }).click();

async function addAddress(page: Page): Promise<void> {
  await open(page, "Addresses");
  await page.getByRole("link", { name: "Add an address" }).click();
  await page.getByLabel("Full name").fill("Ada Lovelace");
  await page.getByLabel("Street and number").fill("1 Main Street");
  await page.getByLabel("City").fill("New York");
  await page.getByLabel("State").selectOption("New York");
  await page.getByRole("button", { name: "Save the address" }).click();
  // What is missing is said beside its field, and what was typed stays.
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter the ZIP code");
  await expect(page.getByLabel("Street and number")).toHaveValue("1 Main Street");
  await page.getByLabel("ZIP code").fill("10001");
  await page.getByRole("button", { name: "Save the address" }).click();
  await expect(page.getByText("The address is saved.")).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test(`register, order, find the order, download, delete: JavaScript ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const problems = watchConsole(page);
    const email = newEmail();
    // What lies in the browser's cart comes along.
    await addToCart(page, "Moon Mug", javaScriptEnabled);
    if (javaScriptEnabled) await seeCart(page);
    await register(page, email);
    await addAddress(page);

    await page.goto("/checkout");
    const address = page.getByRole("group", { name: "Shipping address" });
    await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
    await expect(address.getByLabel("Street and number")).toHaveValue("1 Main Street");
    await expect(page.getByText("calculated for New York, United States")).toBeVisible();
    // Another one is kept where that is asked for.
    await address.getByLabel("Street and number").fill("2 Side Street");
    await expect(page.getByLabel("Save this address in my account")).not.toBeChecked();
    await page.getByLabel("Save this address in my account").check();
    await page.getByLabel("I agree to the terms").check();
    await page.getByRole("button", { name: /^Order and pay/ }).click();
    await pay(page, "4242424242424242");
    await expect(page.getByRole("heading", { level: 1, name: /confirmed|Thank/i })).toBeVisible({
      timeout: 30_000,
    });

    await page.goto("/account/orders");
    const entry = page.getByRole("listitem").filter({ hasText: "SH-" });
    await expect(entry).toContainText("1 item");
    await entry.getByRole("button", { name: "Order again" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Moon Mug" }).first()).toBeVisible();
    await page.goto("/account/orders");
    await entry.getByRole("link", { name: /^Order SH-/ }).click();
    // Without a token: it is the customer's.
    await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/);
    const orderPath = new URL(page.url()).pathname;

    await page.goto("/account/privacy");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download your data" }).click(),
    ]);
    const data = JSON.parse(readFileSync(await file.path(), "utf8"));
    expect(data).toMatchObject({
      account: { email },
      orders: [{ email }],
      addresses: [{ line1: "1 Main Street" }, { line1: "2 Side Street" }],
    });

    // The order is under way: it needs its address.
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("still under way");
    await ship(page.request, orderPath.split("/").at(-1) ?? "");
    await page.getByLabel("Current password").fill("not the password");
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByText("This is not the password").first()).toBeVisible();
    await page.getByLabel("Current password").fill(PASSWORD);
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expect(page.getByText("Your account is deleted.")).toBeVisible();
    await page.goto(orderPath);
    await expect(page).toHaveURL(/\/orders\/find/);
    await signInAtShop(page, email);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "The address or the password is wrong",
    );
    expect(problems.filter((line) => !/401|favicon/.test(line))).toEqual([]);
  });
}

test("a guest's order is in the account that its address gets, with the parcel; a stranger does not find it", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  try {
    const email = newEmail();
    const { orderId, number } = await buyTwo(page.request, "contour-mug");
    await sql`update "order" set email = ${email} where id = ${orderId}`;
    await ship(page.request, orderId);
    await register(page, email);
    const entry = page.getByRole("listitem").filter({ hasText: number });
    await expect(entry).toContainText("Shipped");
    const stranger = await (await browser.newContext()).newPage();
    await register(stranger, newEmail());
    await expect(stranger.getByText("You have not ordered anything yet.")).toBeVisible();
    await stranger.goto(`/orders/${orderId}`);
    await expect(stranger).toHaveURL(/\/orders\/find\?unknown=1/);
  } finally {
    await sql.end();
  }
});

test("a copied cookie opens nothing after sign-out, after being signed out elsewhere, and after a new password", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const email = newEmail();
  const context = await browser.newContext();
  const page = await context.newPage();
  await register(page, email);
  const copy = async () => {
    const thief = await browser.newContext();
    await thief.addCookies(await context.cookies());
    const other = await thief.newPage();
    await other.goto("/account/sessions");
    await expect(other.getByRole("heading", { level: 1, name: "Devices" })).toBeVisible();
    return other;
  };
  const expectOut = async (other: Page) => {
    await other.goto("/account/orders");
    await expect(other).toHaveURL(/\/account\/sign-in\?next=%2Faccount%2Forders/);
  };

  const first = await copy();
  await navigation(page).getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await expectOut(first);

  await signInAtShop(page, email);
  await expect(page).toHaveURL(/\/account$/);
  const second = await copy();
  const phone = await (await browser.newContext()).newPage();
  await signInAtShop(phone, email);
  await expect(phone).toHaveURL(/\/account$/);
  await phone.goto("/account/sessions");
  await expect(phone.getByRole("listitem").filter({ hasText: "Chrome on Linux" })).toHaveCount(2);
  await phone
    .getByRole("listitem")
    .filter({ hasText: "Chrome on Linux" })
    .filter({ hasNotText: "This device" })
    .getByRole("button")
    .click();
  await expect(phone.getByText("The device is signed out.")).toBeVisible();
  await expectOut(second);
  await expectOut(page);

  await signInAtShop(page, email);
  await expect(page).toHaveURL(/\/account$/);
  const third = await copy();
  await page.goto("/account/profile");
  const form = page.locator("form").filter({ has: page.getByLabel("New password") });
  await form.getByLabel("Current password").fill(PASSWORD);
  await form.getByLabel("New password").fill("another tea pot entirely");
  await form.getByRole("button").click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await expectOut(third);
  await expectOut(phone);
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ada Lovelace" })).toBeVisible();
});

test("a page that cannot be rendered says so in words, in its language, with scripts and without, and nothing of why", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const email = newEmail();
  await register(page, email);
  const sql = postgres(readLocal().databaseUrl, { max: 1 });
  try {
    // A time that no page can say.
    await sql`update session set created_at = 'infinity' where user_id = (select id from "user" where email = ${email})`;
  } finally {
    await sql.end();
  }
  for (const [path, title] of [
    ["/account/sessions", "Something went wrong on our side"],
    ["/de/account/sessions", "Bei uns ist etwas schiefgegangen"],
  ] as const) {
    const answer = await page.request.get(path);
    expect([answer.status(), answer.headers()["cache-control"]]).toEqual([500, "private, no-store"]);
    const text = await answer.text();
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).not.toMatch(/<script|digest|RangeError|invalid|at \//i);
    expect((await page.goto(path))?.status()).toBe(500);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }
  await expectSoundLayout(page);
  await page.getByRole("link", { name: "Zur Startseite" }).click();
  await expect(page).toHaveURL(/\/de$/);
  // Scripts that ask for the page alone are told as well: by the page of the app.
  await page.goto("/account");
  await navigation(page).getByRole("link", { name: "Devices" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Something went wrong on our side" }),
  ).toBeVisible();
});

test("a forgotten password and a change of address go through their mailboxes", async ({ page }) => {
  test.setTimeout(120_000);
  const [email, next] = [newEmail(), newEmail()];
  await register(page, email);
  await page.goto("/account/profile");
  const form = page.locator("form").filter({ has: page.getByLabel("New address") });
  await form.getByLabel("New address").fill(next);
  await form.getByLabel("Current password").fill(PASSWORD);
  await form.getByRole("button").click();
  await expect(page.getByRole("status")).toContainText("Look into the mailbox of the new address");
  await page.goto(await mailedPath(next, "Confirm your new address", /https?:\S+\/account\/email\/[\w-]+/));
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await expect(page.getByText("Your address is changed.")).toBeVisible();
  await mailedPath(email, "The address of your account was changed", /https?:\S+/);

  await page.goto("/account/forgot");
  await page.getByLabel("E-mail").fill(next);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("status")).toContainText("If there is an account");
  const path = await mailedPath(next, "Set a new password", /https?:\S+\/account\/reset\/[\w-]+/);
  await page.goto(path);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Take at least 12 characters").first()).toBeVisible();
  await page.getByLabel("New password").fill("yet another tea pot");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByText("Your new password holds.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await signInAtShop(page, next, "yet another tea pot");
  await expect(page.getByRole("heading", { level: 1, name: "Hello, Ada Lovelace" })).toBeVisible();
});

test("a known address is told by mail alone that it has an account", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const email = newEmail();
  await register(page, email);
  const other = await (await browser.newContext()).newPage();
  await other.goto("/account/register");
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password").fill("somebody else's words");
  await other.getByRole("button", { name: "Create the account" }).click();
  await expect(other.getByRole("status")).toContainText("Look into your mailbox");
  await mailedPath(email, "You have an account already", /https?:\S+\/account\/sign-in/);
});

for (const look of [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 360, height: 800 } },
] as const) {
  test.describe(`${look.colorScheme}, ${look.viewport.width} px`, () => {
    test.use(look);

    test("no page of the account has a fault that axe finds, nor scrolls sideways, in both languages", async ({
      page,
    }) => {
      test.setTimeout(240_000);
      for (const path of ["sign-in", "register", "forgot", "verify/nope", "reset/nope"])
        for (const language of ["", "/de"]) {
          await page.goto(`${language}/account/${path}`);
          await expectSoundLayout(page);
        }
      await register(page, newEmail());
      await addAddress(page);
      for (const path of pages)
        for (const language of ["", "/de"]) {
          const answer = await page.goto(`${language}/account${path}`);
          expect(answer?.headers()["cache-control"], path).toMatch(/private.*no-store/);
          await expectSoundLayout(page);
        }
    });
  });
}
