export type FormValue = string | FormObject | FormValue[];
export type FormObject = { [key: string]: FormValue };

/** `a[b][0][c]=v` → nested objects and arrays, as Stripe reads bodies and queries. */
export function parseForm(text: string): FormObject {
  const root = emptyObject();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll("]", "").split("[");
    let node = root;
    for (const key of path.slice(0, -1)) {
      const next = node[key];
      const child = typeof next === "object" && !Array.isArray(next) ? next : emptyObject();
      node[key] = child;
      node = child;
    }
    const last = path.at(-1) ?? "";
    node[last === "" ? String(Object.keys(node).length) : last] = value;
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, toArrays(value)]));
}

/** Without a prototype, a field named `__proto__` is a field like any other. */
const emptyObject = (): FormObject => Object.create(null);

function toArrays(value: FormValue): FormValue {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, toArrays(child)] as const);
  if (entries.length > 0 && entries.every(([key], index) => key === String(index))) {
    return entries.map(([, child]) => child);
  }
  return Object.fromEntries(entries);
}
