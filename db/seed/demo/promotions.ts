/**
 * Promotions of the demo shop. The automatic one asks for more than a usual cart holds: what is bought to try the shop
 * out costs what its pages say.
 */
export const demoPromotions = [
  {
    name: "Welcome: 10 % off your first order",
    translations: { de: { name: "Willkommen: 10 % auf die erste Bestellung" } },
    status: "active",
    kind: "percent",
    method: "code",
    stackingGroup: "order",
    percentPpm: 100_000,
    minSubtotal: null,
    firstOrderOnly: true,
    usageLimitPerCustomer: 1,
    excludesReduced: false,
    codes: ["WELCOME10"],
  },
  {
    name: "Free shipping from $600",
    translations: { de: { name: "Versand frei ab 600 $" } },
    status: "active",
    kind: "free_shipping",
    method: "automatic",
    stackingGroup: "shipping",
    percentPpm: null,
    minSubtotal: 60_000,
    firstOrderOnly: false,
    usageLimitPerCustomer: null,
    excludesReduced: false,
    codes: [],
  },
  {
    name: "Studio weeks: 15 % off what is not reduced",
    translations: { de: { name: "Atelierwochen: 15 % auf alles, was nicht reduziert ist" } },
    status: "draft",
    kind: "percent",
    method: "automatic",
    stackingGroup: "lines",
    percentPpm: 150_000,
    minSubtotal: null,
    firstOrderOnly: false,
    usageLimitPerCustomer: null,
    excludesReduced: true,
    codes: [],
  },
] as const;
