/**
 * Forms of the VAT identification numbers of the European Union and of Northern Ireland (XI), as the Commission's
 * VIES service lists them (ec.europa.eu/taxation_customs/vies, "What is the format of a VAT number?"). The form
 * alone: whether a number was given out, only VIES can say.
 */
const forms: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z\d]\d{7}[A-Z\d]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{12}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/** Without the spaces, dots and hyphens that people write. */
export function normalizeVatId(text: string): string {
  return text.replace(/[\s.-]/g, "").toUpperCase();
}

/** False for a number that begins like one of the Union and cannot be one; others are nobody's business here. */
export function isPossibleVatId(text: string): boolean {
  const id = normalizeVatId(text);
  const form = forms[id.slice(0, 2)];
  return form ? form.test(id.slice(2)) : /^[A-Z\d]{4,20}$/.test(id);
}
