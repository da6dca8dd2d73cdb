import { type APIRequestContext, type APIResponse, expect } from "@playwright/test";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const toText = (text: string) => text.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);
const attributeOf = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : toText(found);
};

/** What the form of a page that has this field sends without scripts, before anybody types. */
export function readForm(
  html: string,
  field: string,
): { action: string; fields: Record<string, string> } | null {
  for (const [form = "", head = ""] of html.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)) {
    const fields: Record<string, string> = {};
    for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const name = attributeOf(tag, "name");
      const type = attributeOf(tag, "type");
      if (!name || type === "file") continue;
      if ((type === "checkbox" || type === "radio") && !/\schecked\b/.test(tag)) continue;
      // Of buttons, the first is the one that Enter presses.
      if (tag.startsWith("<button") && name in fields) continue;
      fields[name] = attributeOf(tag, "value") ?? "";
    }
    for (const [, tag = "", text = ""] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
      fields[attributeOf(tag, "name") ?? ""] = toText(text);
    for (const [, tag = "", options = ""] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
      const chosen =
        /<option[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? "";
      fields[attributeOf(tag, "name") ?? ""] = attributeOf(chosen, "value") ?? "";
    }
    if (field in fields) return { action: attributeOf(head, "action") ?? "", fields };
  }
  return null;
}

/** Sends the form of a page as a browser without scripts does. @param field one that only this form has. */
export async function sendForm(
  request: APIRequestContext,
  path: string,
  field: string,
  typed: Record<string, string>,
): Promise<APIResponse> {
  const page = await request.get(path);
  const form = readForm(await page.text(), field);
  expect(form, `${path} has a form with ${field}`).not.toBeNull();
  return request.post(new URL(form?.action || path, page.url()).href, {
    multipart: { ...form?.fields, ...typed },
    headers: { origin: new URL(page.url()).origin },
  });
}
