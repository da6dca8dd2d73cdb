/** What a shop needs besides goods: currency, a place, and where it ships to at what price and tax. */
export const demoShop = {
  name: "Plot & Paper",
  home: {
    hero: {
      title: "Drawings that live on things",
      text: "Eight patterns, drawn by small programs, then printed, woven and fired in small series.",
    },
    story: {
      title: "A rule, some chance, a lot of throwing away",
      text: "Every pattern begins as a rule: where lines may bend, how circles keep their distance, when a grid may break. We let the program draw a few thousand times, and make only the drawing that we cannot stop looking at.",
    },
  },
  /** Made up, as the imprint is. */
  seller: {
    name: "Plot & Paper Studio",
    line1: "1 Example Street",
    line2: "",
    postalCode: "10001",
    city: "New York",
    region: "NY",
    country: "US",
    vatId: "",
    taxNumber: "00-0000000",
    register: "",
    email: "hello@example.com",
    phone: "+1 212 555 0100",
  },
  currency: "USD",
  locations: [{ handle: "workshop", name: "Workshop", priority: 0 }],
  taxCategory: { handle: "standard", name: "Standard" },
  zones: [
    {
      handle: "us",
      name: "United States",
      countries: ["US"],
      restOfWorld: false,
      methods: [
        {
          handle: "standard",
          name: "Standard",
          estimate: "3–5 business days",
          rates: [
            { from: 0, price: 600 },
            { from: 7500, price: 0 },
          ],
        },
        {
          handle: "express",
          name: "Express",
          estimate: "1–2 business days",
          rates: [{ from: 0, price: 1800 }],
        },
      ],
    },
    {
      handle: "world",
      name: "Rest of the world",
      countries: [],
      restOfWorld: true,
      methods: [
        {
          handle: "standard",
          name: "International",
          estimate: "6–12 business days",
          rates: [{ from: 0, price: 1500 }],
        },
        {
          handle: "express",
          name: "International express",
          estimate: "2–4 business days",
          rates: [{ from: 0, price: 3900 }],
        },
      ],
    },
  ],
  /** `ratePpm` is parts per million: 8.875 % is 88750. */
  taxes: [
    { country: "US", region: "NY", name: "New York sales tax", ratePpm: 88_750, shipping: true },
    { country: "US", region: "CA", name: "California sales tax", ratePpm: 72_500, shipping: false },
    { country: "DE", region: null, name: "MwSt.", ratePpm: 190_000, shipping: true },
    { country: "FR", region: null, name: "TVA", ratePpm: 200_000, shipping: true },
    { country: "GB", region: null, name: "VAT", ratePpm: 200_000, shipping: true },
  ],
};
