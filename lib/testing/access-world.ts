import { eq } from "drizzle-orm";
import { apiKey, staffMember, user } from "@/db/schema/auth";
import { backInStockRequest } from "@/db/schema/back-in-stock";
import { product } from "@/db/schema/catalog";
import { checkoutReminder } from "@/db/schema/checkout-reminder";
import { order } from "@/db/schema/order";
import { role, rolePermission } from "@/db/schema/staff";
import { makeLevel, makePromotion, makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { requestEmailChange } from "@/lib/account/request-email-change";
import { requestRegistration } from "@/lib/account/request-registration";
import { requestReset } from "@/lib/account/request-reset";
import { openSessionOf } from "@/lib/auth/open-session";
import { builtInRoles } from "@/lib/auth/rules";
import { inviteStaffOperation } from "@/lib/auth/staff/operations";
import { prepareInvitationLink } from "@/lib/auth/staff/prepare-invitation-link";
import { requestBackInStock } from "@/lib/back-in-stock/request-back-in-stock";
import { addCartLine } from "@/lib/cart/add-cart-line";
import { createCart } from "@/lib/cart/create-cart";
import { makeCustomerCart } from "@/lib/cart/customer-cart";
import { getCart } from "@/lib/cart/get-cart";
import { addProductImageOperation } from "@/lib/catalog/images/operations";
import { startCheckout } from "@/lib/checkout/start-checkout";
import { requestCheckoutReminder } from "@/lib/checkout-reminder/request-checkout-reminder";
import { addPageOperation } from "@/lib/content/pages/operations";
import { addRedirectOperation } from "@/lib/content/redirects/operations";
import { saveAddress } from "@/lib/customer/save-address";
import { listDeadLetters } from "@/lib/dead-letter/list-dead-letters";
import { recordDeadLetter } from "@/lib/dead-letter/record-dead-letter";
import { createDraftOrder } from "@/lib/draft-order/create-draft-order";
import { makeLinkToken } from "@/lib/draft-order/link";
import { lockDraft } from "@/lib/draft-order/queries";
import { sendDraftOrder } from "@/lib/draft-order/send-draft-order";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { hashCapability, newCapability } from "@/lib/ids/capability";
import { createStockLocation } from "@/lib/inventory/create-stock-location";
import { listStockLocations } from "@/lib/inventory/list-stock-locations";
import { issueOrderInvoices } from "@/lib/invoice/issue-due-invoices";
import type { Context, Permission } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getOrder } from "@/lib/order/get-order";
import { settlePayment } from "@/lib/payment/settle-payment";
import { createPromotionOperation } from "@/lib/promotion/operations";
import { approveReturn } from "@/lib/returns/approve-return";
import { receiveReturn } from "@/lib/returns/receive-return";
import { requestReturn } from "@/lib/returns/request-return";
import { writeReview } from "@/lib/review/write-review";
import { createShippingZoneOperation } from "@/lib/shipping/operations";
import { createTaxRateOperation } from "@/lib/tax/operations";
import { addWishlistItem } from "@/lib/wishlist/add-wishlist-item";
import { mailedToken, makeAccount, PASSWORD } from "./accounts";
import { checkoutOf, fillCart, sessionIdOf } from "./checkout";
import { asStaff } from "./staff";
import type { Shop } from "./start-shop";

export type World = Awaited<ReturnType<typeof makeWorld>>;

const parcel = { carrier: "", trackingNumber: "", trackingUrl: "" };
export const address = checkoutOf("").shippingAddress;

/** A role of the merchant's own. */
export const COUNTER = { role: "counter", permissions: ["orders:read", "staff:read"] } as const;

/**
 * A shop in which everything that an operation can be about is there once at least: two customers and two guests with
 * carts and orders, staff of every role, and what staff work on.
 */
export async function makeWorld({ db, ctx, pay }: Shop) {
  const staff = asStaff(ctx);
  const [ada, bob] = [await makeAccount(ctx, "ada@shop.test"), await makeAccount(ctx, "bob@shop.test")];
  const shippingMethodId = await makeShippingMethod(db);
  const made = { taxable: false, requiresShipping: true, stock: 1000 };
  const [goods, other, soldOut] = [
    await makeVariant(db, made),
    await makeVariant(db, made),
    await makeVariant(db, { ...made, stock: 0 }),
  ];
  await makeLevel(db, goods.variantId, 50, { location: "annex", priority: 1 });
  const { data: locations } = await listStockLocations(staff);
  const idOf = (handle: string) => locations.find((place) => place.handle === handle)?.id ?? "";

  const [{ handle: productHandle } = { handle: "" }] = await db
    .select({ handle: product.handle })
    .from(product)
    .where(eq(product.id, goods.productId));

  /** Paid, with ten of one product and one of another; seven of the first have left. */
  const sell = async (holder: Context) => {
    const lines = [
      { variantId: goods.variantId, quantity: 10 },
      { variantId: other.variantId, quantity: 1 },
    ];
    const cartId = await fillCart(holder, lines);
    const placed = await startCheckout(holder, checkoutOf(cartId, { shippingMethodId }));
    await pay(sessionIdOf(placed.payment?.url));
    const { id: orderId, number, accessToken: token } = placed.order;
    await settlePayment(ctx, orderId);
    // As from the account's own cart, whose address is nobody else's.
    const { actor } = holder;
    if (actor.type === "customer")
      await db.update(order).set({ customerId: actor.customerId }).where(eq(order.id, orderId));
    const bought = await getOrder(staff, { orderId });
    const [first, second] = bought.lines.map(({ id }) => id);
    const [lineId, secondLineId] = [first ?? "", second ?? ""];
    await fulfillOrder(staff, { orderId, lines: [{ lineId, quantity: 7 }], ...parcel });
    const ask = () =>
      requestReturn(ctx, {
        orderId,
        token,
        lines: [{ lineId, quantity: 1 }],
        reason: "changed_mind",
        note: "",
      });
    const [asked, approved, received] = [(await ask()).id, (await ask()).id, (await ask()).id];
    for (const returnId of [approved, received]) await approveReturn(staff, { returnId, answer: "" });
    await receiveReturn(staff, { returnId: received, refund: false, shipping: false });
    const text = { authorName: "Ada", rating: 5, title: "", body: "A fine pot", locale: "en" as const };
    const { id: reviewId } = await writeReview(ctx, { orderId, token, lineId, ...text });
    await issueOrderInvoices(ctx, orderId);
    return {
      orderId,
      number,
      token,
      lineId,
      secondLineId,
      reviewId,
      returns: { asked, approved, received },
    };
  };

  const cartOf = async (holder: Context) => {
    const { actor } = holder;
    const cartId =
      actor.type === "customer"
        ? await makeCustomerCart(db, actor.customerId)
        : (await createCart(holder)).id;
    await addCartLine(holder, { cartId, variantId: goods.variantId, quantity: 1 });
    const cart = await getCart(holder, { cartId });
    await requestCheckoutReminder(holder, { cartId, email: `${newCapability()}@shop.test`, locale: "en" });
    return { cartId, lineId: cart.lines[0]?.id ?? "" };
  };
  await makePromotion(db, { code: "WELCOME" });

  const promotion = await executeOperation(createPromotionOperation, staff, {
    name: "Spring",
    kind: "percent",
    method: "code",
    percentPpm: 50_000,
    codes: ["SPRING"],
  });
  const image = await executeOperation(addProductImageOperation, staff, {
    productId: goods.productId,
    url: "https://pictures.shop.test/a.jpg",
  });
  await executeOperation(addPageOperation, staff, { handle: "about", title: "About", bodyHtml: "<p>Us</p>" });
  await executeOperation(addRedirectOperation, staff, {
    fromPath: "/products/old-mug",
    toPath: "/products/new-mug",
  });
  const spareZone = await executeOperation(createShippingZoneOperation, staff, {
    name: "Iceland",
    countries: ["IS"],
  });
  const spareRate = await executeOperation(createTaxRateOperation, staff, {
    country: "CH",
    name: "MWST",
    ratePpm: 81_000,
  });
  const event = { id: "e1", name: "order/confirmed", data: {} };
  await recordDeadLetter(ctx, { job: "send-mail", event, runId: "r1", error: "away", attempts: 11 });
  const [deadLetter] = (await listDeadLetters(staff, { limit: 1 })).data;

  const draftOf = async () => {
    const draft = await createDraftOrder(staff, {
      email: "carl@shop.test",
      shippingAddress: address,
      shippingMethodId,
      lines: [{ variantId: goods.variantId, quantity: 1, unitPrice: null, priceReason: "" }],
    });
    return draft.id;
  };
  const [draftId, sentDraftId] = [await draftOf(), await draftOf()];
  await sendDraftOrder(staff, { draftOrderId: sentDraftId });
  const { draft: sent } = await db.transaction((tx) => lockDraft(tx, sentDraftId));

  await requestBackInStock(ctx, { variantId: soldOut.variantId, email: "wait@shop.test", locale: "en" });
  const [waiting] = await db.select().from(backInStockRequest);

  const wishlistId = newCapability();
  const owners = [{ wishlistId }, { customerId: ada.actor.customerId }];
  for (const owner of owners) await addWishlistItem(ctx, { owner, productId: goods.productId });

  await db.insert(role).values([
    { handle: COUNTER.role, name: "Counter" },
    { handle: "nobody-has-it", name: "Nobody has it" },
  ]);
  await db
    .insert(rolePermission)
    .values(COUNTER.permissions.map((permission) => ({ roleHandle: COUNTER.role, permission })));
  const employ = async (name: string) => {
    const [row] = await db
      .insert(user)
      .values({ email: `${newCapability()}@staff.shop.test` })
      .returning();
    if (!row) throw new Error("the user was not made");
    await db.insert(staffMember).values({ userId: row.id, role: name });
    return { userId: row.id, sessionId: (await openSessionOf(db, row.id)).sessionId };
  };
  const staffOf = Object.fromEntries(
    await Promise.all(
      [...builtInRoles, COUNTER.role].map(async (name) => [name, await employ(name)] as const),
    ),
  );
  const spare = await employ("read_only");

  const invitation = await executeOperation(inviteStaffOperation, staff, {
    email: "new@staff.shop.test",
    role: "read_only",
  });
  const { token: invitationToken } = await prepareInvitationLink(ctx, invitation.id);

  const makeKey = async (
    name: string,
    scopes: Permission[],
    more: Partial<typeof apiKey.$inferInsert> = {},
  ) => {
    const key = `sk_${newCapability()}`;
    const [row] = await db
      .insert(apiKey)
      .values({ name, scopes, keyHash: hashCapability(key), prefix: key.slice(0, 7), ...more })
      .returning();
    return { id: row?.id ?? "", key };
  };

  await requestRegistration(ctx, { email: "dora@shop.test", password: PASSWORD, name: "Dora" });
  await requestReset(ctx, { email: "ada@shop.test" });
  const change = { currentPassword: PASSWORD, sessionId: ada.sessionId, email: "ada.new@shop.test" };
  await requestEmailChange(ada, change);

  const [adaCart, guestCart, otherCart] = [await cartOf(ada), await cartOf(ctx), await cartOf(ctx)];
  const reminders = await db.select().from(checkoutReminder);
  return {
    ada,
    bob,
    staff: staffOf,
    spareStaffId: spare.userId,
    makeKey,
    goods,
    other,
    soldOut,
    productHandle,
    main: idOf("main"),
    annex: idOf("annex"),
    spareLocationId: (await createStockLocation(staff, { name: "Cellar of the annex", priority: 9 })).id,
    shippingMethodId,
    spareZoneId: spareZone.id,
    taxRateId: spareRate.id,
    orders: { ada: await sell(ada), guest: await sell(ctx), otherGuest: await sell(ctx) },
    carts: { ada: adaCart, guest: guestCart, otherGuest: otherCart },
    addressId: (await saveAddress(ada, { address, isDefault: true })).addressId,
    wishlistId,
    promotionId: promotion.id,
    imageId: image.id,
    deadLetterId: deadLetter?.id ?? "",
    draftId,
    sentDraftId,
    payToken: makeLinkToken(sent),
    waitingToken: waiting?.token ?? "",
    reminderToken: reminders[0]?.token ?? "",
    invitationId: invitation.id,
    invitationToken,
    keyId: (await makeKey("Spare", ["orders:read"])).id,
    tokens: {
      register: await mailedToken(ctx, "register", "dora@shop.test"),
      reset: await mailedToken(ctx, "reset", "ada@shop.test"),
      email: await mailedToken(ctx, "change_email", "ada.new@shop.test"),
    },
  };
}
