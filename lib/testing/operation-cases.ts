import type { ErrorCode } from "@/lib/errors/error-table";
import { newId } from "@/lib/ids/new-id";
import type { Permission } from "@/lib/operation/context";
import { address, type World } from "./access-world";
import { PASSWORD } from "./accounts";
import { checkoutOf } from "./checkout";

type Input = Record<string, unknown>;

/** What a test of who may do what has to know of an operation beside its definition. */
export type OperationCase = {
  /** Complete, and about things that are there: whoever may, gets on with it. */
  input: (world: World) => Input;
  /** What it ends with for whoever may, where it cannot succeed here. */
  ends?: ErrorCode | readonly ErrorCode[];
  /** It gives rights: whoever does not hold them is refused after all. */
  gives?: Permission[];
  /** Who holds this right is no stranger to what it is about. */
  readableWith?: Permission;
  /**
   * What somebody could send about a thing that is not theirs, and the same about one that is not there: to who sends it
   * both must be one answer. The things are Ada's and a guest's.
   */
  foreign?: (world: World) => { theirs: Input; absent: Input }[];
};

const nothing = () => ({});
const WRONG = "A".repeat(27);

/** Of an order: without its token, and with that of another one. */
const ofOrders =
  (more: (order: World["orders"]["ada"]) => Input = nothing) =>
  (world: World) =>
    [world.orders.ada, world.orders.guest].flatMap((order) =>
      ["", world.orders.otherGuest.token].map((token) => ({
        theirs: { orderId: order.orderId, token, ...more(order) },
        absent: { orderId: newId(), token, ...more(order) },
      })),
    );
/** What belongs to another order than the one whose token is known. */
const ofOtherOrder =
  (name: string, more: Input, idOf: (order: World["orders"]["ada"]) => string) => (world: World) => {
    const { orderId, token } = world.orders.otherGuest;
    return [world.orders.ada, world.orders.guest].map((order) => ({
      theirs: { orderId, token, [name]: idOf(order), ...more },
      absent: { orderId, token, [name]: newId(), ...more },
    }));
  };
/** A line of somebody else's cart, by who has a cart of their own. */
const ofOtherCart =
  (more: Input = {}) =>
  (world: World) =>
    [world.carts.ada, world.carts.guest].map(({ lineId }) => ({
      theirs: { cartId: world.carts.otherGuest.cartId, lineId, ...more },
      absent: { cartId: world.carts.otherGuest.cartId, lineId: newId(), ...more },
    }));
const ofWishlists =
  (more: (world: World) => Input = nothing) =>
  (world: World) => [
    {
      theirs: { owner: { customerId: world.ada.actor.customerId }, ...more(world) },
      absent: { owner: { customerId: newId() }, ...more(world) },
    },
  ];

const reviewText = { authorName: "Ada", rating: 4, body: "Good" };
const staffOrder =
  (more: Input = {}) =>
  ({ orders }: World) => ({ orderId: orders.ada.orderId, ...more });
const guestOrder =
  (more: Input = {}) =>
  ({ orders }: World) => ({
    orderId: orders.guest.orderId,
    token: orders.guest.token,
    ...more,
  });
const guestCart =
  (more: Input = {}) =>
  ({ carts }: World) => ({ cartId: carts.guest.cartId, ...more });
const ofReturn =
  (which: "asked" | "approved" | "received", more: Input = {}) =>
  ({ orders }: World) => ({
    returnId: orders.ada.returns[which],
    ...more,
  });
const ofDraft =
  (more: Input = {}) =>
  ({ draftId }: World) => ({ draftOrderId: draftId, ...more });
const ofProduct =
  (more: Input = {}) =>
  ({ goods }: World) => ({ productId: goods.productId, ...more });
const ofWishlist =
  (more: (world: World) => Input = nothing) =>
  (world: World) => ({
    owner: { wishlistId: world.wishlistId },
    ...more(world),
  });
const shippingRate = {
  minSubtotal: { amount: 0, currency: "USD" },
  price: { amount: 700, currency: "USD" },
};
const productOf = ({ goods }: World) => ({ productId: goods.productId });
const again = ({ ada }: World) => ({ currentPassword: PASSWORD, sessionId: ada.sessionId });

/** One for each operation of the shop, by name: one that is missing fails the suite. */
export const operationCases: Readonly<Record<string, OperationCase>> = {
  // The shop: everybody.
  listProducts: { input: nothing },
  listSuggestions: { input: () => ({ q: "mug" }) },
  getProduct: { input: ({ productHandle }) => ({ handle: productHandle }) },
  listCategories: { input: nothing },
  listCollections: { input: nothing },
  listProductReviews: { input: ({ productHandle }) => ({ handle: productHandle }) },
  requestBackInStock: {
    input: ({ soldOut }) => ({ variantId: soldOut.variantId, email: "again@shop.test", consent: true }),
  },
  confirmBackInStockRequest: { input: ({ waitingToken }) => ({ token: waitingToken }) },
  withdrawBackInStockRequest: { input: ({ waitingToken }) => ({ token: waitingToken }) },

  // Carts and checkout: whoever holds the cart's id.
  createCart: { input: nothing },
  getCart: { input: guestCart() },
  addCartLine: { input: (world) => ({ ...guestCart()(world), variantId: world.goods.variantId }) },
  updateCartLine: {
    input: ({ carts }) => ({ ...carts.guest, quantity: 2 }),
    foreign: ofOtherCart({ quantity: 2 }),
  },
  removeCartLine: { input: ({ carts }) => ({ ...carts.guest }), foreign: ofOtherCart() },
  addPromotionCode: { input: guestCart({ code: "WELCOME" }) },
  removePromotionCode: { input: guestCart({ code: "WELCOME" }) },
  listCartShippingMethods: { input: guestCart({ country: "US" }) },
  quoteCheckout: {
    input: ({ carts, shippingMethodId }) => ({ cartId: carts.guest.cartId, country: "US", shippingMethodId }),
  },
  startCheckout: {
    input: ({ carts, shippingMethodId }) => checkoutOf(carts.guest.cartId, { shippingMethodId }),
  },
  requestCheckoutReminder: { input: guestCart({ email: "late@shop.test", consent: true }) },
  withdrawCheckoutReminder: { input: guestCart() },
  resumeCheckout: { input: (world) => ({ ...guestCart()(world), token: world.reminderToken }) },
  unsubscribeCheckoutReminders: { input: ({ reminderToken }) => ({ token: reminderToken }) },

  // Orders: their customer, whoever holds the token, and who may read orders.
  getOrder: { input: guestOrder(), foreign: ofOrders(), readableWith: "orders:read" },
  listOrderInvoices: { input: guestOrder(), foreign: ofOrders(), readableWith: "orders:read" },
  listOrderReturns: { input: guestOrder(), foreign: ofOrders(), readableWith: "orders:read" },
  listOrderReviews: { input: guestOrder(), foreign: ofOrders() },
  orderAgain: {
    readableWith: "orders:read",
    input: ({ orders, carts }) => ({
      orderId: orders.guest.orderId,
      token: orders.guest.token,
      cartId: carts.guest.cartId,
    }),
    foreign: (world) => ofOrders(() => ({ cartId: world.carts.otherGuest.cartId }))(world),
  },
  findOrderPaymentLink: { input: guestOrder(), foreign: ofOrders() },
  findGuestOrder: {
    input: ({ orders }) => ({ number: orders.guest.number, email: "ada@example.com" }),
    foreign: ({ orders }) => [
      {
        theirs: { number: orders.guest.number, email: "mallory@example.com" },
        absent: { number: "SH-999999", email: "mallory@example.com" },
      },
    ],
  },
  requestReturn: {
    input: (world) => ({
      ...guestOrder()(world),
      lines: [{ lineId: world.orders.guest.lineId, quantity: 1 }],
      reason: "faulty",
    }),
    foreign: ofOrders(({ lineId }) => ({ lines: [{ lineId, quantity: 1 }], reason: "faulty" })),
  },
  withdrawReturn: {
    input: (world) => ({ ...guestOrder()(world), returnId: world.orders.guest.returns.asked }),
    foreign: (world) => [
      ...ofOrders(({ returns }) => ({ returnId: returns.asked }))(world),
      ...ofOtherOrder("returnId", {}, ({ returns }) => returns.asked)(world),
    ],
  },
  writeReview: {
    input: (world) => ({ ...guestOrder(reviewText)(world), lineId: world.orders.guest.secondLineId }),
    foreign: (world) => [
      ...ofOrders(({ secondLineId }) => ({ lineId: secondLineId, ...reviewText }))(world),
      ...ofOtherOrder("lineId", reviewText, ({ secondLineId }) => secondLineId)(world),
    ],
  },
  updateReview: {
    input: (world) => ({ ...guestOrder(reviewText)(world), reviewId: world.orders.guest.reviewId }),
    foreign: (world) => [
      ...ofOrders(({ reviewId }) => ({ reviewId, ...reviewText }))(world),
      ...ofOtherOrder("reviewId", reviewText, ({ reviewId }) => reviewId)(world),
    ],
  },
  deleteReview: {
    input: (world) => ({ ...guestOrder()(world), reviewId: world.orders.guest.reviewId }),
    foreign: (world) => [
      ...ofOrders(({ reviewId }) => ({ reviewId }))(world),
      ...ofOtherOrder("reviewId", {}, ({ reviewId }) => reviewId)(world),
    ],
  },
  getPaymentLink: { input: ({ payToken }) => ({ token: payToken }) },
  payDraftOrder: { input: ({ payToken }) => ({ token: payToken, acceptedTerms: true }) },

  // Wishlists: whoever holds the id, or the customer.
  addWishlistItem: { input: ofWishlist(productOf), foreign: ofWishlists(productOf) },
  removeWishlistItem: { input: ofWishlist(productOf), foreign: ofWishlists(productOf) },
  shareWishlist: { input: ofWishlist(), foreign: ofWishlists() },
  unshareWishlist: { input: ofWishlist(), foreign: ofWishlists() },

  // Accounts.
  requestRegistration: { input: () => ({ email: "new@shop.test", password: PASSWORD }) },
  completeRegistration: { input: ({ tokens }) => ({ token: tokens.register, password: PASSWORD }) },
  signInCustomer: { input: () => ({ email: "ada@shop.test", password: PASSWORD }) },
  requestReset: { input: () => ({ email: "ada@shop.test" }) },
  resetPassword: {
    input: ({ tokens }) => ({ token: tokens.reset, password: "another pot with three spouts" }),
  },
  changePassword: { input: (world) => ({ ...again(world), newPassword: "another pot with three spouts" }) },
  requestEmailChange: { input: (world) => ({ ...again(world), email: "ada.later@shop.test" }) },
  confirmEmailChange: {
    input: ({ tokens }) => ({ token: tokens.email }),
    foreign: ({ tokens }) => [{ theirs: { token: tokens.email }, absent: { token: WRONG } }],
  },
  getOwnAccount: { input: nothing },
  listOwnSessions: { input: ({ ada }) => ({ sessionId: ada.sessionId }) },
  revokeOwnSession: {
    input: ({ ada }) => ({ sessionId: ada.sessionId }),
    foreign: ({ ada, staff }) =>
      [ada.sessionId, staff.owner?.sessionId].map((sessionId) => ({
        theirs: { sessionId },
        absent: { sessionId: newId() },
      })),
  },
  revokeOwnSessions: { input: nothing },
  exportOwnAccount: { input: nothing },
  // An order of hers is under way.
  deleteOwnAccount: { input: again, ends: "account_in_use" },
  getOwnCustomer: { input: nothing },
  renameCustomer: { input: () => ({ name: "Ada" }) },
  listOwnAddresses: { input: nothing },
  saveOwnAddress: {
    input: ({ addressId }) => ({ addressId, address }),
    foreign: ({ addressId }) => [{ theirs: { addressId, address }, absent: { addressId: newId(), address } }],
  },
  removeOwnAddress: {
    input: ({ addressId }) => ({ addressId }),
    foreign: ({ addressId }) => [{ theirs: { addressId }, absent: { addressId: newId() } }],
  },
  listOwnOrders: { input: nothing },

  // Catalog.
  listAdminProducts: { input: nothing },
  getAdminProduct: { input: ofProduct() },
  updateProduct: { input: ofProduct({ title: "Pot" }) },
  updateVariant: { input: ({ goods }) => ({ variantId: goods.variantId, sku: "POT-1" }) },
  listProductImages: { input: ofProduct() },
  addProductImage: { input: ofProduct({ url: "https://pictures.shop.test/b.jpg" }) },
  // What is no picture is seen by who may send one.
  addProductImages: {
    input: ofProduct({ files: [new File(["no picture"], "a.jpg")] }),
    ends: "validation_failed",
  },
  updateProductImage: { input: (world) => ofProduct({ imageId: world.imageId, alt: "A pot" })(world) },
  removeProductImage: { input: (world) => ofProduct({ imageId: world.imageId })(world) },
  listRedirects: { input: nothing },
  addRedirect: { input: () => ({ fromPath: "/products/older-mug", toPath: "/products/new-mug" }) },
  removeRedirect: { input: () => ({ fromPath: "/products/old-mug" }) },
  listAdminPages: { input: nothing },
  getAdminPage: { input: () => ({ handle: "about" }) },
  addPage: { input: () => ({ handle: "terms", title: "Terms", bodyHtml: "<p>Ours</p>" }) },
  updatePage: { input: () => ({ handle: "about", title: "About us" }) },
  findCacheStats: { input: nothing },
  listVitals: { input: nothing },

  // Stock.
  listStockLevels: { input: nothing },
  listStockMovements: { input: ({ goods }) => ({ variantId: goods.variantId }) },
  listStockLocations: { input: nothing },
  createStockLocation: { input: () => ({ name: "Cellar", priority: 5 }) },
  getStockLocation: { input: ({ annex }) => ({ locationId: annex }) },
  updateStockLocation: { input: ({ spareLocationId }) => ({ locationId: spareLocationId, priority: 7 }) },
  removeStockLocation: { input: ({ spareLocationId }) => ({ locationId: spareLocationId }) },
  listMostAwaited: { input: nothing },
  adjustStock: { input: ({ goods }) => ({ variantId: goods.variantId, delta: 1, reason: "Found" }) },
  receiveStock: {
    input: ({ goods }) => ({ lines: [{ variantId: goods.variantId, quantity: 1 }], reason: "Delivery" }),
  },
  transferStock: {
    input: ({ goods, main, annex }) => ({
      fromLocationId: annex,
      toLocationId: main,
      lines: [{ variantId: goods.variantId, quantity: 1 }],
      reason: "Moved",
    }),
  },
  setOversellLimit: { input: ({ goods }) => ({ variantId: goods.variantId, oversellLimit: 3 }) },

  // Orders, as staff and keys see them.
  listOrders: { input: nothing },
  getAdminOrder: { input: staffOrder() },
  updateOrder: { input: staffOrder({ note: "Leave it at the door" }) },
  getOrderPriceTrace: { input: staffOrder() },
  fulfillOrder: { input: staffOrder() },
  refundOrder: { input: staffOrder({ amount: { amount: 1, currency: "USD" }, reason: "A scratch" }) },
  // Its money was taken at once, and some of it has left.
  captureOrder: { input: staffOrder(), ends: "order_state" },
  cancelOrder: { input: staffOrder({ reason: "By the customer" }), ends: "order_state" },
  listAdminOrderInvoices: { input: staffOrder() },
  listInvoices: { input: nothing },
  getSeller: { input: nothing },
  updateSeller: { input: () => ({ name: "Pots and more" }) },
  listPaymentMismatches: { input: nothing },
  listReturns: { input: nothing },
  getReturn: { input: ofReturn("asked") },
  openReturn: {
    input: (world) =>
      staffOrder({ lines: [{ lineId: world.orders.ada.lineId, quantity: 1 }], reason: "damaged" })(world),
  },
  approveReturn: { input: ofReturn("asked") },
  declineReturn: { input: ofReturn("asked", { answer: "It was used" }) },
  receiveReturn: { input: ofReturn("approved") },
  refundReturn: { input: ofReturn("received") },
  closeReturn: { input: ofReturn("received") },
  listDraftOrders: { input: nothing },
  createDraftOrder: { input: nothing },
  getDraftOrder: { input: ofDraft() },
  updateDraftOrder: { input: ofDraft({ note: "Thank you" }) },
  addDraftLine: { input: (world) => ofDraft({ variantId: world.other.variantId, quantity: 1 })(world) },
  sendDraftOrder: { input: ofDraft() },
  cancelDraftOrder: { input: ofDraft() },
  listDraftVariants: { input: () => ({ q: "mug" }) },
  listDraftMethods: { input: ofDraft() },

  // Shipping and taxes.
  listShippingZones: { input: nothing },
  createShippingZone: { input: () => ({ name: "Alps", countries: ["CH"] }) },
  updateShippingZone: { input: ({ spareZoneId }) => ({ zoneId: spareZoneId, name: "Islands" }) },
  removeShippingZone: { input: ({ spareZoneId }) => ({ zoneId: spareZoneId }) },
  listAdminShippingMethods: { input: nothing },
  createShippingMethod: {
    input: ({ spareZoneId }) => ({ zoneId: spareZoneId, name: "Ferry", rates: [shippingRate] }),
  },
  getShippingMethod: { input: ({ shippingMethodId }) => ({ shippingMethodId }) },
  updateShippingMethod: { input: ({ shippingMethodId }) => ({ shippingMethodId, rates: [shippingRate] }) },
  archiveShippingMethod: { input: ({ shippingMethodId }) => ({ shippingMethodId }) },
  listTaxRates: { input: nothing },
  createTaxRate: { input: () => ({ country: "FR", name: "TVA", ratePpm: 200_000 }) },
  getTaxRate: { input: ({ taxRateId }) => ({ taxRateId }) },
  updateTaxRate: { input: ({ taxRateId }) => ({ taxRateId, ratePpm: 81_000 }) },
  removeTaxRate: { input: ({ taxRateId }) => ({ taxRateId }) },
  getShopSettings: { input: nothing },
  updateShopSettings: { input: () => ({ name: "Pots" }) },
  listSetupSteps: { input: nothing },

  // Promotions and reviews.
  listPromotions: { input: nothing },
  getPromotion: { input: ({ promotionId }) => ({ promotionId }) },
  createPromotion: {
    input: () => ({ name: "Summer", kind: "percent", method: "automatic", percentPpm: 100_000 }),
  },
  updatePromotion: { input: ({ promotionId }) => ({ promotionId, name: "May" }) },
  archivePromotion: { input: ({ promotionId }) => ({ promotionId }) },
  listPromotionCodes: { input: ({ promotionId }) => ({ promotionId }) },
  addPromotionCodes: { input: ({ promotionId }) => ({ promotionId, code: "MAY" }) },
  getCartPriceTrace: { input: guestCart() },
  listAdminReviews: { input: nothing },
  getReviewSettings: { input: nothing },
  updateReviewSettings: { input: () => ({ publish: "at_once" }) },
  moderateReview: { input: ({ orders }) => ({ reviewId: orders.ada.reviewId, status: "published" }) },

  // How the shop runs, and who runs it.
  getDoctorReport: { input: nothing },
  listDeadLetters: { input: nothing },
  retryDeadLetter: { input: ({ deadLetterId }) => ({ deadLetterId }) },
  dismissDeadLetter: { input: ({ deadLetterId }) => ({ deadLetterId, reason: "Done by hand" }) },
  getOutboxBacklog: { input: nothing },
  listAuditEntries: { input: nothing },
  listStaff: { input: nothing },
  listRoles: { input: nothing },
  inviteStaff: {
    input: () => ({ email: "later@staff.shop.test", role: "read_only" }),
    gives: ["orders:read", "products:read"],
  },
  revokeStaffInvitation: { input: ({ invitationId }) => ({ invitationId }) },
  acceptStaffInvitation: {
    input: ({ invitationToken }) => ({ token: invitationToken, name: "Grace", password: PASSWORD }),
  },
  updateStaffMember: {
    input: ({ spareStaffId }) => ({ userId: spareStaffId, role: "support" }),
    gives: ["orders:write"],
  },
  resetStaffTwoStepSignIn: {
    input: ({ spareStaffId }) => ({ userId: spareStaffId }),
    gives: ["orders:read"],
  },
  saveRole: { input: () => ({ name: "Packing", permissions: ["orders:read"] }), gives: ["orders:read"] },
  removeRole: { input: () => ({ handle: "nobody-has-it" }) },
  updateStaffSettings: { input: () => ({ totpRequired: false }) },
  listApiKeys: { input: nothing },
  createApiKey: { input: () => ({ name: "Books", scopes: ["products:read"] }), gives: ["products:read"] },
  revokeApiKey: { input: ({ keyId }) => ({ keyId }) },

  // One's own sign-in.
  // Staff alone have a second factor, and nobody here has one.
  verifySecondFactor: { input: () => ({ code: "000000" }), ends: ["unauthenticated", "validation_failed"] },
  startTwoStepSignIn: { input: nothing },
  confirmTwoStepSignIn: { input: () => ({ code: "000000" }), ends: "conflict" },
  removeTwoStepSignIn: { input: nothing },
  renewRecoveryCodes: { input: nothing, ends: "conflict" },
};
