export type FormValue = string | FormObject | FormValue[];
export type FormObject = { [key: string]: FormValue };

/** `a[b][0][c]=v` → nested objects and arrays, as Stripe reads bodies and queries. */
export function parseForm(text: string): FormObject {
  const root: FormObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll("]", "").split("[");
    let node = root;
    for (const key of path.slice(0, -1)) {
      const next = node[key];
      const child = typeof next === "object" && !Array.isArray(next) ? next : {};
      node[key] = child;
      node = child;
    }
    const last = path.at(-1) ?? "";
    node[last === "" ? String(Object.keys(node).length) : last] = value;
  }
  return toArrays(root) as FormObject;
}

function toArrays(value: FormValue): FormValue {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, toArrays(child)] as const);
  if (entries.length > 0 && entries.every(([key], index) => key === String(index))) {
    return entries.map(([, child]) => child);
  }
  return Object.fromEntries(entries);
}

export function asObject(value: FormValue | undefined): FormObject {
  return typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function asList(value: FormValue | undefined): FormValue[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: FormValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
