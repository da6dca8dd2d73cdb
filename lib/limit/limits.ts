/** So many uses in so many seconds. `RATE_LIMIT_FACTOR` multiplies the uses. */
export type Bound = readonly [uses: number, windowSeconds: number];

export type Limit = {
  /** What is counted. */
  counts: string;
  /** memory: in each process, so that it never costs a write. postgres: for all instances together. */
  store: "memory" | "postgres";
  /** Each network peer; of IPv6, each network of 64 bits. */
  address?: Bound;
  /** Each API key, or each person who is signed in. */
  caller?: Bound;
  /** What the use is about: a field of the input, or whoever is signed in. */
  subject?: {
    is: "account" | "cart" | "link" | "order";
    from: { field: string } | "caller";
    /** From one address. */
    here?: Bound;
    /** From all addresses together. */
    anywhere: Bound;
  };
  /** A browser in which the account was signed in before is counted here, and nowhere else: ADR 17. */
  device?: { audience: "shop" | "staff"; bound: Bound };
  /** Everybody together, always in each process: it protects the machine, and mailboxes from us. */
  all?: Bound;
};

const minute = 60;
const quarter = 900;
const hour = 3600;

/**
 * The one table of limits. Operations name a row (`limitOf`); docs/security.md prints it. Nothing else names a number.
 */
export const limits = {
  read: {
    counts: "reading over REST and by scripts of pages, and knocking where only staff and keys may",
    store: "memory",
    address: [600, minute],
    all: [60_000, minute],
  },
  search: {
    counts: "searching, and suggestions while somebody types",
    store: "memory",
    address: [240, minute],
    all: [12_000, minute],
  },
  payment_link: {
    counts: "opening links to pay",
    store: "memory",
    address: [60, minute],
    all: [6000, minute],
  },
  vitals: {
    counts: "beacons of the shop's own pages",
    store: "memory",
    address: [60, minute],
    all: [6000, minute],
  },
  unsubscribe: {
    counts: "buttons of mail programs, whose houses ask for many people from few addresses",
    store: "memory",
    address: [600, minute],
    all: [6000, minute],
  },
  wrong_key: {
    counts: "API keys that are none",
    store: "memory",
    address: [30, minute],
  },
  key_read: {
    counts: "reading with an API key",
    store: "memory",
    caller: [1200, minute],
  },
  key_write: {
    counts: "changing something with an API key",
    store: "postgres",
    caller: [300, minute],
  },
  staff_write: {
    counts: "what staff do in the admin",
    store: "postgres",
    caller: [300, minute],
  },
  cart: {
    counts: "changes of carts",
    store: "postgres",
    address: [120, minute],
    all: [30_000, minute],
  },
  checkout: {
    counts: "placing orders and opening their payment",
    store: "postgres",
    address: [60, 600],
    subject: { is: "cart", from: { field: "cartId" }, anywhere: [20, 600] },
    all: [12_000, minute],
  },
  pay_link: {
    counts: "paying draft orders by their link",
    store: "postgres",
    address: [60, 600],
    subject: { is: "link", from: { field: "token" }, anywhere: [20, 600] },
    all: [12_000, minute],
  },
  promotion_code: {
    counts: "trying promotion codes",
    store: "postgres",
    address: [10, minute],
    subject: { is: "cart", from: { field: "cartId" }, anywhere: [10, minute] },
    all: [6000, minute],
  },
  order_lookup: {
    counts: "asking for an order by number and mail address",
    store: "postgres",
    address: [20, quarter],
    subject: { is: "order", from: { field: "number" }, here: [10, quarter], anywhere: [100, hour] },
    all: [3000, quarter],
  },
  sign_in: {
    counts: "passwords of customers",
    store: "postgres",
    address: [30, quarter],
    subject: { is: "account", from: { field: "email" }, here: [10, quarter], anywhere: [100, hour] },
    device: { audience: "shop", bound: [10, quarter] },
    all: [3000, quarter],
  },
  staff_sign_in: {
    counts: "passwords of staff",
    store: "postgres",
    address: [20, quarter],
    subject: { is: "account", from: { field: "email" }, here: [10, quarter], anywhere: [50, hour] },
    device: { audience: "staff", bound: [10, quarter] },
    all: [1000, quarter],
  },
  second_factor: {
    counts: "codes of two-step sign-in",
    store: "postgres",
    address: [20, quarter],
    subject: { is: "account", from: "caller", here: [10, quarter], anywhere: [50, hour] },
    device: { audience: "staff", bound: [10, quarter] },
    all: [1000, quarter],
  },
  step_up: {
    counts: "staff's passwords and codes once more, before what is dangerous",
    store: "postgres",
    caller: [10, quarter],
  },
  provider_sign_in: {
    counts: "being led to Google or GitHub, and coming back",
    store: "postgres",
    address: [60, quarter],
    all: [6000, quarter],
  },
  registration: {
    counts: "asking for an account, which sends a mail",
    store: "postgres",
    address: [20, hour],
    subject: { is: "account", from: { field: "email" }, here: [5, hour], anywhere: [10, hour] },
    all: [3000, hour],
  },
  reset: {
    counts: "asking for a new password, which sends a mail",
    store: "postgres",
    address: [20, hour],
    subject: { is: "account", from: { field: "email" }, here: [5, hour], anywhere: [10, hour] },
    all: [3000, hour],
  },
  email_change: {
    counts: "changing the mail address: a password, and a mail to the new one",
    store: "postgres",
    address: [20, hour],
    caller: [10, quarter],
    subject: { is: "account", from: { field: "email" }, anywhere: [10, hour] },
    all: [3000, hour],
  },
  reauthentication: {
    counts: "customers' passwords once more, before changes of consequence",
    store: "postgres",
    address: [20, quarter],
    caller: [10, quarter],
  },
  account_link: {
    counts: "links of mails about accounts, and of invitations",
    store: "postgres",
    address: [30, quarter],
    subject: { is: "link", from: { field: "token" }, anywhere: [10, quarter] },
    all: [3000, quarter],
  },
  account_change: {
    counts: "changes of an account, and downloads of what is held about it",
    store: "postgres",
    address: [120, 600],
    caller: [60, 600],
  },
  back_in_stock: {
    counts:
      "asking for a mail when something is back; each mailbox is bounded besides (lib/back-in-stock/rules.ts)",
    store: "postgres",
    address: [10, hour],
    all: [3000, hour],
  },
  checkout_reminder: {
    counts: "asking to be reminded; each mailbox is bounded besides (lib/checkout-reminder/rules.ts)",
    store: "postgres",
    address: [60, hour],
    all: [6000, hour],
  },
  mail_link: {
    counts: "links of other mails",
    store: "postgres",
    address: [60, quarter],
    subject: { is: "link", from: { field: "token" }, anywhere: [20, quarter] },
    all: [6000, quarter],
  },
  wishlist: {
    counts: "changes of wishlists",
    store: "postgres",
    address: [120, 600],
    all: [12_000, 600],
  },
  review: {
    counts: "writing and changing reviews",
    store: "postgres",
    address: [20, quarter],
    all: [3000, quarter],
  },
  return: {
    counts: "asking for returns",
    store: "postgres",
    address: [20, quarter],
    subject: { is: "order", from: { field: "orderId" }, anywhere: [20, quarter] },
    all: [3000, quarter],
  },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

export const getLimit = (name: LimitName): Limit => limits[name];
