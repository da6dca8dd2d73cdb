export const postalKinds = ["postalCode", "zip", "postcode", "eircode"] as const;
export const regionKinds = [
  "state",
  "province",
  "provinceOrTerritory",
  "stateOrTerritory",
  "county",
  "prefecture",
  "any",
] as const;
export const cityKinds = ["city", "town", "suburb", "ward"] as const;

/**
 * How addresses are written, per country: what its parts are called (the words of each kind stand in the catalogues),
 * their order, what is required, how postal codes look. After the address
 * data of libaddressinput (chromium-i18n.appspot.com/ssl-address) and the postal systems of the Universal Postal
 * Union. A country that is not here is asked for everything and refused nothing but what every address needs.
 */
export type AddressFormat = {
  /** `null`: the country has no postal codes, or the shop need not ask. */
  postal: {
    kind: (typeof postalKinds)[number];
    required: boolean;
    pattern: RegExp | null;
    example: string;
  } | null;
  region: {
    kind: (typeof regionKinds)[number];
    required: boolean;
    options: readonly (readonly [string, string])[];
  } | null;
  city: (typeof cityKinds)[number];
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
    postal: ["zip", /^\d{5}(-\d{4})?$/, "10001"],
    region: { kind: "state", required: true, options: usStates },
    order: cityFirst,
  }),
  CA: format({
    postal: ["postalCode", /^[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d$/i, "K1A 0B1"],
    region: { kind: "provinceOrTerritory", required: true, options: caProvinces },
    order: cityFirst,
  }),
  AU: format({
    postal: ["postcode", /^\d{4}$/, "2000"],
    region: { kind: "stateOrTerritory", required: true, options: auStates },
    city: "suburb",
    order: cityFirst,
  }),
  GB: format({
    postal: ["postcode", /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i, "SW1A 1AA"],
    city: "town",
    order: ["city", "postalCode", "region"],
  }),
  IE: format({
    postal: ["eircode", /^[A-Z]\d[\dW] ?[A-Z\d]{4}$/i, "D02 AF30", false],
    region: { kind: "county", required: false, options: [] },
    city: "town",
    order: cityFirst,
  }),
  NZ: format({ postal: ["postcode", /^\d{4}$/, "6011"], city: "town", order: cityFirst }),
  JP: format({
    postal: ["postalCode", /^\d{3}-?\d{4}$/, "100-0001"],
    region: { kind: "prefecture", required: true, options: [] },
    city: "ward",
    order: ["postalCode", "region", "city"],
  }),
  IT: format({
    postal: ["postalCode", /^\d{5}$/, "00144"],
    region: { kind: "province", required: true, options: [] },
  }),
  ES: format({
    postal: ["postalCode", /^\d{5}$/, "28039"],
    region: { kind: "province", required: true, options: [] },
  }),
  DE: format({ postal: ["postalCode", /^\d{5}$/, "10115"] }),
  FR: format({ postal: ["postalCode", /^\d{5}$/, "75001"] }),
  NL: format({ postal: ["postalCode", /^[1-9]\d{3} ?[A-Z]{2}$/i, "1012 JS"] }),
  BE: format({ postal: ["postalCode", /^[1-9]\d{3}$/, "1000"] }),
  AT: format({ postal: ["postalCode", /^\d{4}$/, "1010"] }),
  CH: format({ postal: ["postalCode", /^\d{4}$/, "3007"] }),
  PT: format({ postal: ["postalCode", /^\d{4}-\d{3}$/, "1000-205"] }),
  DK: format({ postal: ["postalCode", /^\d{4}$/, "1050"] }),
  SE: format({ postal: ["postalCode", /^\d{3} ?\d{2}$/, "111 52"] }),
  NO: format({ postal: ["postalCode", /^\d{4}$/, "0025"] }),
  FI: format({ postal: ["postalCode", /^\d{5}$/, "00550"] }),
  PL: format({ postal: ["postalCode", /^\d{2}-\d{3}$/, "00-950"] }),
};

const unknown: AddressFormat = {
  postal: { kind: "postalCode", required: false, pattern: null, example: "" },
  region: { kind: "any", required: false, options: [] },
  city: "city",
  order: codeFirst,
};

/** Countries whose way of writing is known. */
export const formattedCountries: readonly string[] = Object.keys(formats);

export function findAddressFormat(country: string): AddressFormat {
  return Object.hasOwn(formats, country) ? (formats[country] ?? unknown) : unknown;
}

function format(given: {
  postal: [kind: (typeof postalKinds)[number], pattern: RegExp, example: string, required?: boolean];
  region?: AddressFormat["region"];
  city?: AddressFormat["city"];
  order?: AddressFormat["order"];
}): AddressFormat {
  const [kind, pattern, example, required = true] = given.postal;
  return {
    postal: { kind, pattern, example, required },
    region: given.region ?? null,
    city: given.city ?? "city",
    order: given.order ?? codeFirst,
  };
}

function named(list: string): readonly (readonly [string, string])[] {
  return list.split("|").map((entry) => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)] as const;
  });
}
