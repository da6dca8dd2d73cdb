import { createHash } from "node:crypto";

/** What a request asks, as text that is the same for the same request: files count by their bytes. */
export async function requestText(input: Record<string, unknown>): Promise<string> {
  const entries = await Promise.all(
    Object.entries(input).map(async ([name, value]) => {
      if (!(value instanceof File)) return [name, value];
      const digest = createHash("sha256")
        .update(new Uint8Array(await value.arrayBuffer()))
        .digest("hex");
      return [name, { name: value.name, digest }];
    }),
  );
  return JSON.stringify(Object.fromEntries(entries));
}
