import { eq } from "drizzle-orm";
import { user } from "@/db/schema/auth";
import { media, product, productOption, productOptionValue } from "@/db/schema/catalog";
import { deadLetter } from "@/db/schema/dead-letter";
import { stockLocation } from "@/db/schema/inventory";
import { makeLevel, makePromotion, makeShippingMethod, makeVariant } from "@/db/testing/rows";
import { ensureLocalAdmin } from "@/lib/auth/ensure-local-admin";
import { openSession } from "@/lib/auth/open-session";
import { inviteStaffOperation } from "@/lib/auth/staff/operations";
import { prepareInvitationLink } from "@/lib/auth/staff/prepare-invitation-link";
import { getCart } from "@/lib/cart/get-cart";
import { addPage } from "@/lib/content/pages/add-page";
import { saveAddress } from "@/lib/customer/save-address";
import { recordDeadLetter } from "@/lib/dead-letter/record-dead-letter";
import { createDraftOrder } from "@/lib/draft-order/create-draft-order";
import type { DraftFields } from "@/lib/draft-order/schema";
import { sendDraftOrder } from "@/lib/draft-order/send-draft-order";
import { fulfillOrder } from "@/lib/fulfillment/fulfill-order";
import { newCapability } from "@/lib/ids/capability";
import { createStockLocation } from "@/lib/inventory/create-stock-location";
import type { Context } from "@/lib/operation/context";
import { executeOperation } from "@/lib/operation/execute-operation";
import { getAdminOrder } from "@/lib/order/get-admin-order";
import { settlePayment } from "@/lib/payment/settle-payment";
import { requestReturn } from "@/lib/returns/request-return";
import { writeReview } from "@/lib/review/write-review";
import { createShippingZone } from "@/lib/shipping/create-shipping-zone";
import { createTaxRate } from "@/lib/tax/create-tax-rate";
import { addWishlistItem } from "@/lib/wishlist/add-wishlist-item";
import { makeAccount, PASSWORD } from "../accounts";
import { checkoutOf, fillCart, openCheckout } from "../checkout";
import { makeOrder } from "../reviews";
import { asStaff } from "../staff";
import type { Shop } from "../start-shop";

/** One of everything that an operation can be about, in a state in which it can be called. */
export async function makeFixtures({ db, ctx, pay }: Shop) {
  const email = "owner@shop.test";
  await ensureLocalAdmin(db, { email, password: PASSWORD });
  const [owner] = await db.select().from(user).where(eq(user.email, email));
  const opened = await openSession(db, { email, password: PASSWORD });
  const sessionId = opened?.sessionId ?? "";
  const base = asStaff(ctx);
  const staff = { ...base, actor: { ...base.actor, userId: owner?.id ?? "", email, sessionId } } as Context;
  const customer = await makeAccount(ctx, "ada@example.com");
  const { addressId } = await saveAddress(customer, {
    address: checkoutOf("").shippingAddress,
    isDefault: false,
  });

  const { productId, variantId } = await makeVariant(db, { stock: 1000, requiresShipping: true });
  await makeLevel(db, variantId, 50, { location: "second", priority: 1 });
  const [option] = await db
    .insert(productOption)
    .values({ productId, name: "Size", position: 1 })
    .returning({ id: productOption.id });
  await db.insert(productOptionValue).values({ optionId: option?.id ?? "", value: "S", position: 1 });
  const soldOut = await makeVariant(db, { stock: 0 });
  const shippingMethodId = await makeShippingMethod(db);
  const spareZone = await createShippingZone(staff, {
    name: "Iceland",
    countries: ["IS"],
    restOfWorld: false,
  });
  const spareRate = await createTaxRate(staff, {
    country: "CH",
    region: null,
    name: "MWST",
    ratePpm: 81_000,
    appliesToShipping: true,
  });
  const spareLocation = await createStockLocation(staff, { name: "Cellar", priority: 9 });
  const shippingRate = {
    minSubtotal: { amount: 0, currency: "USD" },
    price: { amount: 700, currency: "USD" },
  };
  const promotionId = await makePromotion(db, { code: "TENOFF" });
  const [image] = await db
    .insert(media)
    .values({ productId, position: 1, status: "pending", alt: "A mug", sourceUrl: "https://a.example/a.png" })
    .returning({ id: media.id });

  const cartId = await fillCart(ctx, [{ variantId, quantity: 2 }]);
  const sell = async () => {
    const sold = await openCheckout(ctx, [{ variantId, quantity: 3 }], { shippingMethodId });
    await pay(sold.sessionId);
    await settlePayment(ctx, sold.orderId);
    const order = await getAdminOrder(staff, { orderId: sold.orderId });
    return { ...sold, lineId: order.lines[0]?.id ?? "", updatedAt: order.updatedAt, number: order.number };
  };
  const sold = await sell();
  const shipped = await sell();
  const parcel = { carrier: "", trackingNumber: "", trackingUrl: "" };
  await fulfillOrder(staff, {
    orderId: shipped.orderId,
    lines: [{ lineId: shipped.lineId, quantity: 2 }],
    ...parcel,
  });
  const wanted = await requestReturn(ctx, {
    orderId: shipped.orderId,
    token: shipped.accessToken,
    lines: [{ lineId: shipped.lineId, quantity: 1 }],
    reason: "other",
    note: "",
  });
  const reviewed = await makeOrder(db, [{ productId, variantId }]);
  const unreviewed = await makeOrder(db, [{ productId, variantId }]);
  const { id: reviewId } = await writeReview(ctx, {
    orderId: reviewed.orderId,
    token: reviewed.token,
    lineId: reviewed.lineIds[0] ?? "",
    authorName: "Ada",
    rating: 4,
    title: "",
    body: "Good",
    locale: "en",
  });
  const drafted: DraftFields = {
    email: "ada@example.com",
    locale: "en",
    lines: [{ variantId, quantity: 1, unitPrice: null, priceReason: "" }],
    shippingAddress: checkoutOf("").shippingAddress,
    shippingMethodId,
  };
  const draft = await createDraftOrder(staff, drafted);
  await addPage(staff, {
    handle: "about",
    title: "About",
    bodyHtml: "",
    summary: "",
    kind: "page",
    imageId: null,
    position: 0,
  });
  await recordDeadLetter(ctx, {
    job: "send-order-confirmation",
    event: { id: "e1", name: "order/confirmed", data: { orderId: sold.orderId } },
    runId: "r1",
    error: "no",
    attempts: 10,
  });
  const offered = await createDraftOrder(staff, drafted);
  const { paymentLink } = await sendDraftOrder(staff, { draftOrderId: offered.id });
  const { id: invitationId } = await executeOperation(inviteStaffOperation, staff, {
    email: "bob@shop.test",
    role: "catalog",
  });
  const { token: invitation } = await prepareInvitationLink(ctx, invitationId);
  const [letter] = await db.select().from(deadLetter);
  const [line] = (await getCart(ctx, { cartId })).lines;
  const places = await db.select().from(stockLocation).orderBy(stockLocation.priority);
  const [sample] = await db.select().from(product).where(eq(product.id, productId));

  const wishlist = { owner: { wishlistId: newCapability() } };
  await addWishlistItem(ctx, { ...wishlist, productId });
  const ownSession = { sessionId: customer.sessionId, currentPassword: PASSWORD };
  // Each its own: what is changed in one must not be changed in the other.
  const address = () => ({ ...checkoutOf("").shippingAddress });
  const addresses = () => ({ shippingAddress: address(), billingAddress: address() });
  const agreed = {
    discount: { percentPpm: 1000, reason: "because" },
    lines: [{ variantId, quantity: 1, unitPrice: { amount: 900, currency: "USD" }, priceReason: "" }],
  };
  const about = (order: { orderId: string; accessToken: string; lineId: string }) => ({
    orderId: order.orderId,
    token: order.accessToken,
    lines: [{ lineId: order.lineId, quantity: 1 }],
  });
  return {
    staff,
    customer,
    /** What fields of these names are given. */
    known: {
      email: "eve@example.com",
      country: "US",
      currency: "USD",
      handle: "about",
      productId,
      variantId,
      imageId: image?.id,
      cartId,
      orderId: sold.orderId,
      token: sold.accessToken,
      lineId: sold.lineId,
      returnId: wanted.id,
      reviewId,
      promotionId,
      draftOrderId: draft.id,
      addressId,
      shippingMethodId,
      zoneId: spareZone.id,
      taxRateId: spareRate.id,
      locationId: places[0]?.id,
      deadLetterId: letter?.id,
      role: "catalog",
    },
    /** What operations need besides, to do what they are for. Where fields exclude each other, once for each. */
    bases: {
      requestRegistration: [{ password: PASSWORD }],
      signInCustomer: [{ email: "ada@example.com", password: PASSWORD }],
      changePassword: [{ ...ownSession, newPassword: "another tea pot, without spouts" }],
      requestEmailChange: [ownSession],
      listOwnSessions: [ownSession],
      revokeOwnSession: [ownSession],
      deleteOwnAccount: [ownSession],
      addCartLine: [{ variantId }, { sku: sample?.handle }],
      updateCartLine: [{ lineId: line?.id }],
      removeCartLine: [{ lineId: line?.id }],
      addPromotionCode: [{ code: "TENOFF" }],
      getProduct: [{ handle: sample?.handle }],
      listProductReviews: [{ handle: sample?.handle }],
      quoteCheckout: [{ shippingMethodId }],
      startCheckout: [{ shippingMethodId, ...addresses() }],
      saveOwnAddress: [{ address: address() }],
      getPaymentLink: [{ token: paymentLink?.split("/").at(-1) }],
      payDraftOrder: [{ token: paymentLink?.split("/").at(-1) }],
      requestBackInStock: [{ variantId: soldOut.variantId }],
      createDraftOrder: [{ ...agreed, ...addresses() }],
      updateDraftOrder: [{ ...agreed, ...addresses() }],
      updateProduct: [
        {
          translations: {
            de: {
              options: [{ option: "Size", values: [{ value: "S", label: "" }] }],
              images: [{ imageId: image?.id, alt: "" }],
            },
          },
        },
      ],
      adjustStock: [{ delta: 1 }],
      removeStockLocation: [{ locationId: spareLocation.id }],
      transferStock: [{ fromLocationId: places[0]?.id, toLocationId: places[1]?.id }],
      findGuestOrder: [{ number: sold.number, email: "ada@example.com" }],
      updateOrder: [{ expectedUpdatedAt: sold.updatedAt, ...addresses() }],
      createPromotion: [{ percentPpm: 1000 }, { percentPpm: 1000, method: "code", codes: ["ANYCODE"] }],
      addPromotionCodes: [{ code: "NEWCODE" }],
      createShippingZone: [{ countries: ["CH"], restOfWorld: false }],
      updateShippingZone: [{ countries: ["IS"], restOfWorld: false }],
      createShippingMethod: [{ rates: [shippingRate] }],
      updateShippingMethod: [{ rates: [shippingRate] }],
      createTaxRate: [{ country: "FR" }],
      updateShopSettings: [{ country: "US" }],
      requestReturn: [about(shipped)],
      openReturn: [about(shipped)],
      listOrderReturns: [about(shipped)],
      withdrawReturn: [about(shipped)],
      writeReview: [{ ...unreviewed, lineId: unreviewed.lineIds[0] }],
      updateReview: [reviewed],
      deleteReview: [reviewed],
      listOrderReviews: [reviewed],
      moderateReview: [{ status: "rejected", reason: "rude" }, { reply: "Thank you" }],
      addWishlistItem: [wishlist],
      removeWishlistItem: [wishlist],
      shareWishlist: [wishlist],
      unshareWishlist: [wishlist],
      acceptStaffInvitation: [{ token: invitation, password: PASSWORD }],
      addProductImage: [{ url: "https://a.example/b.png" }],
      addPage: [{ handle: "new-page" }],
      addRedirect: [{ fromPath: "/products/old", toPath: "/" }],
    } as Readonly<Record<string, Record<string, unknown>[]>>,
  };
}

export type Fixtures = Awaited<ReturnType<typeof makeFixtures>>;
