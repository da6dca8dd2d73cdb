/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("./desk.mjs").Desk} Desk
 * @typedef {{ name: string, title: string, show: (page: Page, desk: Desk) => Promise<unknown> }} State
 */

/** A page that is only opened. @param {string} name @param {string} title @param {string} path @returns {State} */
const at = (name, title, path) => ({ name, title, show: (page) => page.goto(path) });

/** The page of a product with this class of stock. @param {Page} page @param {Desk} desk @param {string} stockClass */
const openProduct = async (page, desk, stockClass) =>
  page.goto(`/products/${(await desk.findProduct(stockClass)).handle}`);

/** A page of an account. @param {string} name @param {string} title @param {string} path @returns {State} */
const ofAccount = (name, title, path) => ({
  name,
  title,
  show: async (page, desk) => {
    await desk.signInCustomer(page);
    await page.goto(path);
  },
});

/** @param {Page} page @param {Desk} desk @param {number} lines */
const holdCart = async (page, desk, lines) => {
  const cookies = [
    { name: "cart", value: await desk.fillCart(lines), url: desk.url },
    { name: "has_cart", value: "1", url: desk.url },
  ];
  await page.context().addCookies(cookies);
};

/** Every page and state of the shop, in the order in which a shopper meets them. @type {State[]} */
export const states = [
  at("home", "Home", "/"),
  at("category", "Category", "/categories/mugs"),
  at(
    "category-filtered",
    "Category, filtered and sorted",
    "/categories/mugs?sort=price_asc&filter.availability=in_stock",
  ),
  at(
    "category-empty",
    "Category, nothing left of it",
    "/categories/mugs?sort=price_asc&filter.price=900000-",
  ),
  at("collection", "Collection", "/collections/sale"),
  at("search", "Search", "/search?q=moon"),
  at("search-slip", "Search with a slip", "/search?q=notebok"),
  at("search-none", "Search without result", "/search?q=qqqqqqq"),
  {
    name: "suggestions",
    title: "Suggestions while typing",
    show: async (page) => {
      await page.goto("/");
      await page.getByRole("searchbox").or(page.getByRole("combobox")).first().click();
      await page.getByRole("combobox").pressSequentially("con");
      await page.getByRole("option").first().waitFor();
    },
  },
  { name: "product", title: "Product", show: (page, desk) => openProduct(page, desk, "in_stock") },
  {
    name: "product-variants",
    title: "Product with options",
    show: async (page, desk) => page.goto(`/products/${(await desk.findProduct("in_stock", true)).handle}`),
  },
  { name: "product-low", title: "Product, a few left", show: (page, desk) => openProduct(page, desk, "low") },
  {
    name: "product-sold-out",
    title: "Product, sold out",
    show: (page, desk) => openProduct(page, desk, "sold_out"),
  },
  {
    name: "product-refused",
    title: "Product, more than there is",
    show: async (page, desk) => {
      await openProduct(page, desk, "low");
      await page.getByLabel("Quantity").fill("999");
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "drawer",
    title: "Cart beside the page",
    show: async (page, desk) => {
      await openProduct(page, desk, "in_stock");
      // Before its scripts run, the button leads to the cart's page.
      await page.locator("input[name=enhanced]").waitFor({ state: "attached" });
      await page.getByRole("button", { name: "Add to cart" }).click();
      await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    },
  },
  at("reviews", "Reviews of a product", "/products/contour-mug/reviews"),
  at("wishlist-empty", "Wishlist, empty", "/wishlist"),
  {
    name: "wishlist",
    title: "Wishlist",
    show: async (page, desk) => {
      await openProduct(page, desk, "in_stock");
      await page.getByRole("main").getByRole("button", { name: "Add to the wishlist" }).click();
      await page.waitForLoadState("networkidle");
      await page.goto("/wishlist");
    },
  },
  {
    name: "wishlist-shared",
    title: "Wishlist that somebody shared",
    show: async (page, desk) => {
      await openProduct(page, desk, "in_stock");
      await page.getByRole("main").getByRole("button", { name: "Add to the wishlist" }).click();
      await page.waitForLoadState("networkidle");
      await page.goto("/wishlist");
      await page.getByRole("button", { name: "Make a link" }).click();
      await page.goto(await page.getByLabel("Link to your list").inputValue());
    },
  },
  {
    name: "back-in-stock",
    title: "Asked to be told when it is back",
    show: async (page, desk) => {
      const email = `${crypto.randomUUID()}@example.com`;
      await openProduct(page, desk, "sold_out");
      await page.getByRole("link", { name: "Tell me when it is back" }).click();
      const form = page.getByRole("region", { name: "Tell me when it is back" });
      await form.getByRole("textbox", { name: "E-mail" }).fill(email);
      await form.getByRole("checkbox").check();
      await form.getByRole("button", { name: "Tell me" }).click();
      await page.goto(await desk.findMailedPath(email, /\/back-in-stock\/[\w-]+/));
    },
  },
  {
    name: "back-in-stock-form",
    title: "Asking to be told, without JavaScript",
    show: async (page, desk) => {
      await openProduct(page, desk, "sold_out");
      await page.goto(`${page.url()}/back-in-stock`);
    },
  },
  at("reminder-unknown", "A reminder's link that is not known", "/reminders/unknown"),
  at("cart-empty", "Cart, empty", "/cart"),
  {
    name: "cart",
    title: "Cart",
    show: async (page, desk) => {
      await holdCart(page, desk, 3);
      await page.goto("/cart");
    },
  },
  {
    name: "cart-removed",
    title: "Cart, a line removed",
    show: async (page, desk) => {
      await holdCart(page, desk, 2);
      await page.goto("/cart");
      await page
        .getByRole("button", { name: /^Remove / })
        .first()
        .click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
  },
  {
    name: "checkout",
    title: "Checkout",
    show: async (page, desk) => {
      await holdCart(page, desk, 2);
      await page.goto("/checkout");
    },
  },
  {
    name: "checkout-errors",
    title: "Checkout, with errors",
    show: async (page, desk) => {
      await holdCart(page, desk, 2);
      await page.goto("/checkout");
      await page.getByRole("button", { name: "Order and pay" }).click();
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "order-waiting",
    title: "Back without paying",
    show: async (page, desk) => page.goto((await desk.placeOrder(null)).path),
  },
  {
    name: "order-processing",
    title: "Payment on its way",
    show: async (page, desk) => page.goto((await desk.placeOrder("000123456789")).path),
  },
  {
    name: "order",
    title: "Order, confirmed",
    show: async (page, desk) => page.goto((await desk.placeOrder("4242424242424242")).path),
  },
  {
    name: "invoice",
    title: "Invoice",
    show: async (page, desk) => page.goto(await desk.placeInvoiced()),
  },
  {
    name: "order-shipped",
    title: "Order, shipped",
    show: async (page, desk) => page.goto(await desk.placeShipped()),
  },
  {
    name: "return",
    title: "Asking for a return",
    show: async (page, desk) => page.goto((await desk.placeShipped()).replace("?", "/returns?")),
  },
  {
    name: "return-asked",
    title: "Order, with a return that was asked for",
    show: async (page, desk) => {
      await page.goto((await desk.placeShipped()).replace("?", "/returns?"));
      await page.getByRole("main").getByRole("combobox").first().selectOption("1");
      await page.getByLabel("Why?").selectOption("It is not as described");
      await page.getByRole("button", { name: "Ask for the return" }).click();
      await page.getByText("Waiting for our look").waitFor();
    },
  },
  {
    name: "review",
    title: "Writing a review",
    show: async (page, desk) => {
      await page.goto((await desk.placeOrder("4242424242424242")).path);
      await page.getByRole("link", { name: "Write a review" }).first().click();
      await page.getByRole("button", { name: "Send review" }).click();
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "order-canceled",
    title: "Order, canceled",
    show: async (page, desk) => {
      const { id, path } = await desk.placeOrder(null);
      await desk.api(`/admin/orders/${id}/cancel`, { reason: "Ordered by mistake" });
      await page.goto(path);
    },
  },
  at("find-order", "Order look-up", "/orders/find"),
  {
    name: "find-order-unknown",
    title: "Order look-up, nothing found",
    show: async (page) => {
      await page.goto("/orders/find");
      await page.getByLabel("Order number").fill("SH-1");
      await page.getByLabel("E-mail").fill("ada@example.com");
      await page.getByRole("button", { name: "Find the order" }).click();
      await page.getByRole("alert").first().waitFor();
    },
  },
  {
    name: "payment-link",
    title: "Paying an order that staff put together",
    show: async (page, desk) => page.goto(await desk.sendDraft()),
  },
  at("account-sign-in", "Signing in", "/account/sign-in"),
  {
    name: "account-sign-in-refused",
    title: "Signing in, refused",
    show: async (page) => {
      await page.goto("/account/sign-in");
      await page.getByLabel("E-mail").fill("nobody@example.com");
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("alert").first().waitFor();
    },
  },
  at("account-register", "Creating an account", "/account/register"),
  {
    name: "account-verify",
    title: "Confirming a new account",
    show: async (page, desk) =>
      page.goto(await desk.register(page, `ada-${crypto.randomUUID().slice(0, 8)}@example.com`)),
  },
  at("account-verify-unknown", "A link that does not work any more", "/account/verify/unknown"),
  at("account-forgot", "Password forgotten", "/account/forgot"),
  {
    name: "account-reset",
    title: "A new password",
    show: async (page, desk) => page.goto(await desk.askForReset(page)),
  },
  {
    name: "account-email",
    title: "Confirming another mail address",
    show: async (page, desk) => page.goto(await desk.askForAddress(page)),
  },
  ofAccount("account", "Account", "/account"),
  ofAccount("account-orders", "Orders of an account", "/account/orders"),
  ofAccount("account-addresses", "Addresses", "/account/addresses"),
  ofAccount("account-address", "A new address", "/account/addresses/new"),
  ofAccount("account-profile", "Name, mail address and password", "/account/profile"),
  ofAccount("account-devices", "Devices that are signed in", "/account/sessions"),
  ofAccount("account-privacy", "Download and deletion", "/account/privacy"),
  at("text", "Page of text", "/pages/terms"),
  at("not-found", "Not found", "/nowhere"),
  at("sign-in", "Sign in", "/sign-in"),
  at("german-home", "Home, in German", "/de"),
  at("german-product", "Product, in German", "/de/products/contour-mug"),
];
