import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import postgres from "postgres";
import { readLocal } from "./local";
import { watchConsole } from "./shopper";
import { openAdminProduct, signIn } from "./staff";

let sql: postgres.Sql;
test.beforeAll(() => {
  sql = postgres(readLocal().databaseUrl, { max: 1, onnotice: () => undefined });
});
test.afterAll(() => sql.end());

const password = "a long enough password";

async function expectFine(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

type Mail = { to: string; text: string };

/** The path of the link in the one mail to an address. */
async function invitationOf(address: string): Promise<string> {
  const mails = async () =>
    ((await (await fetch(`${readLocal().mail.url}/messages`)).json()) as Mail[]).filter(
      (mail) => mail.to === address,
    );
  await expect.poll(async () => (await mails()).length, { timeout: 90_000, intervals: [1000] }).toBe(1);
  const [{ text } = { text: "" }] = await mails();
  return new URL(/http\S+sign-in\/join\/[\w-]+/.exec(text)?.[0] ?? "").pathname;
}

/** Invites somebody as the owner, and joins as they. */
async function join(owner: Page, browser: Browser, role: string): Promise<{ page: Page; email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  await owner.goto("/admin/staff");
  await owner.getByLabel("E-mail").fill(email);
  await owner.locator("#invite-role").selectOption(role);
  await owner.getByRole("button", { name: "Send the invitation" }).click();
  await expect(owner.getByText("Invited. The mail is on its way.")).toBeVisible();
  const page = await (await browser.newContext()).newPage();
  const path = await invitationOf(email);
  await page.goto(path);
  await expectFine(page);
  await page.getByLabel("Your name").fill("Grace");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText("At least 12 characters", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Grace");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await page.goto(path))?.status()).toBe(404);
  await signInAs(page, email);
  return { page, email };
}

async function signInAs(page: Page, email: string, word = password): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(word);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Out, and at the form: an address asked for before that would be left again for the form. */
async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  await expect(page.getByLabel("E-mail")).toBeVisible();
}

/** Somebody of the staff with the admin's password, whose sessions nobody else uses. */
async function makeMember(role: string): Promise<{ userId: string; email: string }> {
  const userId = crypto.randomUUID();
  const email = `${userId}@example.com`;
  await sql`insert into "user" (id, email, name, password_hash)
    select ${userId}, ${email}, 'Somebody else', password_hash from "user" where email = ${readLocal().admin.email}`;
  await sql`insert into staff_member (user_id, role) values (${userId}, ${role})`;
  return { userId, email };
}

test("who is invited joins, sees the rooms of their role alone, and a room they may not enter answers like one that does not exist", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  const { page: theirs, email } = await join(page, browser, "catalog");
  const nav = theirs.getByRole("navigation", { name: "Admin" });
  await expect(nav.getByRole("link", { name: "Products" })).toBeVisible();
  await expect(nav.getByRole("link", { name: "Orders" })).toHaveCount(0);
  await expect(nav.getByRole("link", { name: "Staff" })).toHaveCount(0);
  const unknown = await theirs.goto("/admin/nowhere");
  const said = await theirs.locator("main").textContent();
  for (const path of ["/admin/orders", "/admin/staff", "/admin/keys", "/admin/audit"]) {
    const refused = await theirs.goto(path);
    expect(refused?.status()).toBe(unknown?.status());
    expect(await theirs.locator("main").textContent()).toBe(said);
  }

  // Taken out, the copied cookie is dead at the next request.
  await page.goto("/admin/staff");
  const card = page.getByRole("listitem").filter({ hasText: email });
  await card.getByText("Take out", { exact: true }).click();
  await expectFine(page);
  await card.getByRole("button", { name: "Take out" }).click();
  await expect(card.getByText("Take back in", { exact: true })).toBeVisible();
  await theirs.goto("/admin/products");
  await expect(theirs.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("two-step sign-in: set up with the key, asked at the next sign-in, a code of paper works once", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await signIn(page);
  const { page: theirs, email } = await join(page, browser, "read_only");
  const problems = watchConsole(theirs);
  await theirs.goto("/admin/security");
  await theirs.getByRole("button", { name: "Set it up" }).click();
  await expect(theirs.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectFine(theirs);
  const key = ((await theirs.locator("code").textContent()) ?? "").replaceAll(" ", "");
  const app = new TOTP({ secret: Secret.fromBase32(key) });
  await theirs.getByLabel("Six digits").fill(app.generate({ timestamp: Date.now() - 30_000 }));
  await theirs.getByRole("button", { name: "Turn it on" }).click();
  await expect(theirs.getByRole("heading", { name: "Recovery codes" })).toBeVisible();
  await expectFine(theirs);
  const codes = theirs.getByRole("region", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const paper = (await codes.first().textContent()) ?? "";
  await theirs.reload();
  await expect(theirs.getByText(paper)).toHaveCount(0);

  await signOut(theirs);
  await signInAs(theirs, email);
  await expect(theirs.getByRole("heading", { name: "One more step" })).toBeVisible();
  await expectFine(theirs);
  await theirs.goto("/admin/products");
  await expect(theirs.getByRole("heading", { name: "One more step" })).toBeVisible();
  await theirs.getByLabel("Code").fill("000000");
  await theirs.getByRole("button", { name: "Go on" }).click();
  await expect(theirs.getByRole("alert").first()).toContainText("wrong");
  await theirs.getByLabel("Code").fill(app.generate());
  await theirs.getByRole("button", { name: "Go on" }).click();
  await expect(theirs.getByRole("navigation", { name: "Admin" })).toBeVisible();

  await signOut(theirs);
  await signInAs(theirs, email);
  await theirs.getByLabel("Code").fill(paper);
  await theirs.getByRole("button", { name: "Go on" }).click();
  await expect(theirs.getByRole("navigation", { name: "Admin" })).toBeVisible();
  expect(problems).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with scripts ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a key is shown once, after the password once more where it is long since, and what was typed stays", async ({
      page,
      request,
    }) => {
      const { userId, email } = await makeMember("owner");
      await signInAs(page, email, readLocal().admin.password);
      await expect(page.getByRole("navigation", { name: "Admin" })).toBeVisible();
      await page.goto("/admin/keys");
      const name = `Books ${crypto.randomUUID()}`;
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("Lasts").selectOption("A year");
      await page.getByLabel("orders: read").check();
      await sql`update session set created_at = now() - interval '1 hour' where user_id = ${userId}`;
      await page.getByRole("button", { name: "Make the key" }).click();
      const again = page.getByLabel("Your password, or a code of your app");
      await expect(again).toBeVisible();
      await expect(page.getByLabel("Name")).toHaveValue(name);
      await expect(page.getByLabel("Lasts")).toHaveValue("365");
      await expect(page.getByLabel("orders: read")).toBeChecked();
      if (javaScriptEnabled) await expectFine(page);
      await again.fill("wrong");
      await page.getByRole("button", { name: "Make the key" }).click();
      await expect(page.getByText("That is not your password").first()).toBeVisible();
      await page.getByLabel("Your password, or a code of your app").fill(readLocal().admin.password);
      await page.getByRole("button", { name: "Make the key" }).click();
      const key = await page.getByRole("textbox", { name: "The key" }).inputValue();
      expect(key).toMatch(/^sk_/);
      const headers = { authorization: `Bearer ${key}` };
      expect((await request.get("/api/v1/admin/orders?limit=1", { headers })).status()).toBe(200);
      expect((await request.get("/api/v1/admin/products?limit=1", { headers })).status()).toBe(403);
      await page.goto("/admin/keys");
      expect(await page.content()).not.toContain(key);
      await page.getByRole("button", { name: `Revoke the key ${name}` }).click();
      await expect(page.getByRole("button", { name: `Revoke the key ${name}` })).toHaveCount(0);
      expect((await request.get("/api/v1/admin/orders?limit=1", { headers })).status()).toBe(401);
    });
  });
}

test("the audit log shows the change just made, also as the history of the product", async ({ page }) => {
  await openAdminProduct(page, "Quilt Card Set");
  const price = `18.${10 + Math.floor(Math.random() * 90)}`;
  await page.getByLabel("Price, USD").first().fill(price);
  await page.getByRole("button", { name: "Save price" }).first().click();
  await expect(page.getByText("Saved. The shop shows it.")).toBeVisible();
  const minor = price.replace(".", "");
  const history = page.getByRole("region", { name: "History" });
  await history.getByText("Update variant").first().click();
  await expect(history.getByText(minor).first()).toBeVisible();
  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByLabel("Who").fill(readLocal().admin.email);
  await page.getByLabel("Operation").fill("updateVariant");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("Update variant").first().click();
  await expect(page.locator("details[open]").getByText(minor).first()).toBeVisible();
  await expectFine(page);
  await page.getByLabel("Who").fill("nobody@example.com");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nothing fits.")).toBeVisible();
});

test("who may only read finds nothing to press that changes anything, on no page of the admin", async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const headers = { authorization: `Bearer ${readLocal().apiKey}` };
  const draft = await request.post("/api/v1/admin/draft-orders", { headers, data: {} });
  const id = async (table: string) => {
    const [row] = await sql<{ id: string }[]>`select id from ${sql(table)} limit 1`;
    return row?.id;
  };
  const known = {
    orders: await id("order"),
    products: await id("product"),
    promotions: await id("promotion"),
    returns: await id("return"),
    "draft-orders": ((await draft.json()) as { id: string }).id,
    pages: "terms",
    "shipping/zones": await id("shipping_zone"),
    "shipping/methods": await id("shipping_method"),
    taxes: await id("tax_rate"),
  };
  const paths = [
    ...["orders", "draft-orders", "invoices", "returns", "products", "back-in-stock", "pages", "promotions"],
    ...["reviews", "shipping", "taxes", "settings", "jobs", "doctor", "cache", "vitals"],
    ...Object.entries(known).flatMap(([room, one]) => (one ? [`${room}/${one}`] : [])),
  ].map((path) => `/admin/${path}`);
  // Without scripts, a form that changes something is one that is posted.
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const buttons = async (path: string) => {
    expect((await page.goto(path))?.status(), path).toBe(200);
    return page
      .locator("main form[method=post i] button:not(:disabled), main button[formaction]:not(:disabled)")
      .allTextContents();
  };
  await signInAs(page, (await makeMember("read_only")).email, readLocal().admin.password);
  for (const path of paths) expect(await buttons(path), path).toEqual([]);
  const written = ["draft-orders/new", "promotions/new", "shipping/zones/new", "taxes/new"];
  for (const path of [...written, "staff", "staff/roles", "keys", "audit"])
    expect((await page.goto(`/admin/${path}`))?.status(), path).toBe(404);
  await context.clearCookies();
  await signInAs(page, (await makeMember("owner")).email, readLocal().admin.password);
  expect((await buttons(`/admin/products/${known.products}`)).length).toBeGreaterThan(3);
  await context.close();
});

test("who manages staff with fewer rights is offered neither higher roles nor those who have them", async ({
  browser,
}) => {
  const handle = `desk-${crypto.randomUUID().slice(0, 8)}`;
  await sql`insert into role (handle, name) values (${handle}, ${handle})`;
  await sql`insert into role_permission (role_handle, permission)
    select ${handle}, unnest(array['staff:read', 'staff:write', 'orders:read'])`;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { email } = await makeMember(handle);
  await signInAs(page, email, readLocal().admin.password);
  await page.goto("/admin/staff");
  // Other tests leave roles of their own, which give as little.
  const offered = await page.locator("#invite-role option").allTextContents();
  expect(offered).toContain(handle);
  for (const higher of ["Owner", "Manager", "Catalog", "Fulfillment", "Support", "Read only"])
    expect(offered).not.toContain(higher);
  const owner = page.getByRole("listitem").filter({ hasText: readLocal().admin.email });
  await expect(owner.locator("form")).toHaveCount(0);
  const own = page.getByRole("listitem").filter({ hasText: email });
  await expect(own.locator("form")).toHaveCount(2);
  await context.close();
});

test("a role of one's own is made, changed and removed", async ({ page }) => {
  await signIn(page);
  await page.goto("/admin/staff/roles");
  const name = `Packing ${crypto.randomUUID().slice(0, 8)}`;
  const fresh = page.getByRole("region", { name: "New role" });
  await fresh.getByLabel("Name").fill(name);
  await fresh.getByLabel("orders: read").check();
  await fresh.getByRole("button", { name: "Make the role" }).click();
  const card = page.getByRole("listitem").filter({ hasText: name });
  await expect(card.getByLabel("orders: read")).toBeChecked();
  await card.getByLabel("orders: write").check();
  await card.getByRole("button", { name: "Save the role" }).click();
  await expect(card.getByText("Saved.")).toBeVisible();
  await expectFine(page);
  await page.getByRole("button", { name: `Remove the role ${name}` }).click();
  await expect(page.getByRole("heading", { name })).toHaveCount(0);
});
