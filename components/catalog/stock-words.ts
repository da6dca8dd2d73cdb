/** What `offer` says of a product or variant that is not simply in stock. */
export const stockWords = { low: "low", backorder: "backorder", sold_out: "soldOut" } as const;
