/** Where the shop ships to, by ISO 3166-1 code. */
const codes = [
  "US", "CA", "GB", "IE", "DE", "FR", "NL", "BE", "LU", "AT", "CH", "IT", "ES", "PT", "DK", "SE", "NO", "FI", "IS", "PL", "CZ",
  "SK", "HU", "SI", "HR", "GR", "RO", "BG", "EE", "LV", "LT", "AU", "NZ", "JP", "KR", "SG", "IN", "BR", "MX", "AR", "CL", "ZA",
] as const;

const names = new Intl.DisplayNames("en", { type: "region" });

export const countries: [code: string, name: string][] = codes
  .map((code): [string, string] => [code, names.of(code) ?? code])
  .sort((a, b) => a[1].localeCompare(b[1], "en"));

export const usStates = [
  "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD",
  "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD",
  "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
];
