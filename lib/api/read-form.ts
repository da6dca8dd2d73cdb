/**
 * The unchecked input that a form describes: `shippingAddress.line1` nests, `name[]` is a list, and fields of the
 * framework (`$ACTION_…`) are left out, and so are file fields in which no file was chosen. Prototype names are plain keys of null-prototype objects.
 *
 * @param numbers fields whose text is a whole number; other text stays as it is, for validation to refuse.
 */
export function readForm(form: FormData, numbers: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null);
  for (const [name, value] of form) {
    if (name.startsWith("$") || isNoFile(value)) continue;
    if (name.endsWith("[]")) {
      const list = name.slice(0, -2);
      const known = input[list];
      input[list] = [...(Array.isArray(known) ? (known as unknown[]) : []), value];
      continue;
    }
    const path = name.split(".");
    const last = path.pop() ?? name;
    let place = input;
    for (const part of path) {
      // A form names `a` and `a.b`: the latter counts.
      const inner = place[part];
      const nested: Record<string, unknown> = isPlace(inner) ? inner : Object.create(null);
      place[part] = nested;
      place = nested;
    }
    place[last] = numbers.includes(name) ? toNumber(value) : value;
  }
  return input;
}

function isPlace(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;
}

/** Browsers send a file field that was left empty as a file without name and content. */
function isNoFile(value: FormDataEntryValue): boolean {
  return typeof value !== "string" && value.name === "" && value.size === 0;
}

function toNumber(value: FormDataEntryValue): unknown {
  return typeof value === "string" && /^\s*-?\d{1,15}\s*$/.test(value) ? Number(value) : value;
}
