/**
 * How addresses are written, per country: labels, order, what is required, how postal codes look. After the address
 * data of libaddressinput (chromium-i18n.appspot.com/ssl-address) and the postal systems of the Universal Postal
 * Union. A country that is not here is asked for everything and refused nothing but what every address needs.
 */
export type AddressFormat = {
  /** `null`: the country has no postal codes, or the shop need not ask. */
  postal: { label: string; required: boolean; pattern: RegExp | null; example: string } | null;
  region: { label: string; required: boolean; options: readonly (readonly [string, string])[] } | null;
  cityLabel: string;
  line1Label: string;
  /** The order of the three that differ. */
  order: readonly ("postalCode" | "city" | "region")[];
};

const codeFirst = ["postalCode", "city", "region"] as const;
const cityFirst = ["city", "region", "postalCode"] as const;

const usStates = named(
  "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AA Armed Forces Americas|AE Armed Forces Europe|AP Armed Forces Pacific",
);
const caProvinces = named(
  "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon",
);
const auStates = named(
  "ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia",
);

const formats: Readonly<Record<string, AddressFormat>> = {
  US: format({
    postal: ["ZIP code", /^\d{5}(-\d{4})?$/, "10001"],
    region: { label: "State", required: true, options: usStates },
    order: cityFirst,
  }),
  CA: format({
    postal: ["Postal code", /^[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d$/i, "K1A 0B1"],
    region: { label: "Province or territory", required: true, options: caProvinces },
    order: cityFirst,
  }),
  AU: format({
    postal: ["Postcode", /^\d{4}$/, "2000"],
    region: { label: "State or territory", required: true, options: auStates },
    cityLabel: "Suburb or town",
    order: cityFirst,
  }),
  GB: format({
    postal: ["Postcode", /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i, "SW1A 1AA"],
    cityLabel: "Town or city",
    order: ["city", "postalCode", "region"],
  }),
  IE: format({
    postal: ["Eircode", /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i, "D02 AF30", false],
    region: { label: "County", required: false, options: [] },
    cityLabel: "Town or city",
    order: cityFirst,
  }),
  NZ: format({ postal: ["Postcode", /^\d{4}$/, "6011"], cityLabel: "Town or city", order: cityFirst }),
  JP: format({
    postal: ["Postal code", /^\d{3}-?\d{4}$/, "100-0001"],
    region: { label: "Prefecture", required: true, options: [] },
    cityLabel: "City or ward",
    order: ["postalCode", "region", "city"],
  }),
  IT: format({
    postal: ["Postal code", /^\d{5}$/, "00144"],
    region: { label: "Province", required: true, options: [] },
  }),
  ES: format({
    postal: ["Postal code", /^\d{5}$/, "28039"],
    region: { label: "Province", required: true, options: [] },
  }),
  DE: format({ postal: ["Postal code", /^\d{5}$/, "10115"] }),
  FR: format({ postal: ["Postal code", /^\d{5}$/, "75001"] }),
  NL: format({ postal: ["Postal code", /^[1-9]\d{3} ?[A-Z]{2}$/i, "1012 JS"] }),
  BE: format({ postal: ["Postal code", /^[1-9]\d{3}$/, "1000"] }),
  AT: format({ postal: ["Postal code", /^\d{4}$/, "1010"] }),
  CH: format({ postal: ["Postal code", /^\d{4}$/, "3007"] }),
  PT: format({ postal: ["Postal code", /^\d{4}-\d{3}$/, "1000-205"] }),
  DK: format({ postal: ["Postal code", /^\d{4}$/, "1050"] }),
  SE: format({ postal: ["Postal code", /^\d{3} ?\d{2}$/, "111 52"] }),
  NO: format({ postal: ["Postal code", /^\d{4}$/, "0025"] }),
  FI: format({ postal: ["Postal code", /^\d{5}$/, "00550"] }),
  PL: format({ postal: ["Postal code", /^\d{2}-\d{3}$/, "00-950"] }),
};

const unknown: AddressFormat = {
  postal: { label: "Postal code", required: false, pattern: null, example: "" },
  region: { label: "State, province or region", required: false, options: [] },
  cityLabel: "City",
  line1Label: "Street and number",
  order: codeFirst,
};

export function findAddressFormat(country: string): AddressFormat {
  return Object.hasOwn(formats, country) ? (formats[country] ?? unknown) : unknown;
}

function format(given: {
  postal: [label: string, pattern: RegExp, example: string, required?: boolean];
  region?: AddressFormat["region"];
  cityLabel?: string;
  order?: AddressFormat["order"];
}): AddressFormat {
  const [label, pattern, example, required = true] = given.postal;
  return {
    postal: { label, pattern, example, required },
    region: given.region ?? null,
    cityLabel: given.cityLabel ?? "City",
    line1Label: "Street and number",
    order: given.order ?? codeFirst,
  };
}

function named(list: string): readonly (readonly [string, string])[] {
  return list.split("|").map((entry) => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)] as const;
  });
}
